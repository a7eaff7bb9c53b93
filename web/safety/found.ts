/** What the desk says of danger in a case: when and how it was found, who has confirmed. */
import type { CaseFile } from '../../domain/cases/index.js';
import type { DangerSource } from '../../domain/safety/index.js';
import type { RequestContext } from '../shell/context.js';

/** The first first; none where there is no danger. */
export function dangerLines({ t, format }: RequestContext, { dangers, dangersToldAgain, names }: CaseFile): string[] {
  const source = (code: DangerSource): string => t(`desk.danger.sources.${code}`);
  return dangers.flatMap((danger) => [
    t('desk.danger.awaiting', { when: format.dateTime(danger.foundAt), source: source(danger.source) }),
    ...dangersToldAgain
      .filter(({ facts }) => facts.dangerId === danger.id)
      .map(({ at, facts }) => t('desk.danger.again', { when: format.dateTime(at), source: source(facts.source) })),
    ...(danger.confirmedAt === null
      ? []
      : [
          t('desk.danger.confirmed', {
            by: names[danger.confirmedBy ?? ''] ?? t('desk.timeline.system'),
            when: format.dateTime(danger.confirmedAt),
          }),
        ]),
  ]);
}
