/** What the complainant is told of danger: never more than is so. */
import type { TrackingView } from '../../domain/portal/index.js';
import type { RequestContext } from '../shell/context.js';

/** Sentences; none where there is nothing to tell. */
export function dangerWords({ t, format }: Pick<RequestContext, 't' | 'format'>, view: TrackingView): string[] {
  const { danger, complaint } = view;
  if (danger === null) return [];
  const closed = view.withdrawn || complaint.state === 'withdrawn' || complaint.archivedAt !== null;
  if (danger.confirmedAt !== null) return [t('public.danger.confirmed', { when: format.dateTime(danger.confirmedAt) })];
  return [
    t(danger.reachable ? 'public.danger.notified' : 'public.danger.notifiedNoPhone'),
    t('public.danger.awaiting', { when: format.dateTime(danger.foundAt) }),
    ...(danger.dueAt === null ? [] : [t('public.danger.due', { due: format.before(danger.dueAt) })]),
    ...(closed ? [t('public.danger.goesOn')] : []),
  ];
}
