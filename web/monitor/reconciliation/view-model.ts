import type { ComplaintId } from '../../../domain/cases/index.js';
import type { Finding, LastRun } from '../../../domain/monitor/index.js';
import type { User } from '../../../domain/people/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { ComplaintLink, Tag } from '../../shell/facts-in-words.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';
import { caseHref } from '../complaint-of.js';

export interface FindingRow {
  href: string;
  what: string;
  complaint: ComplaintLink | null;
  state: Tag;
  since: string;
  seen: string;
}

export interface ReconciliationModel extends PageModel {
  done: string | null;
  /** When it was last looked through, and what came of it. */
  last: string;
  rows: FindingRow[];
  pagination: Pagination;
}

const COLOUR = { open: 'red', mended: 'green', gone: 'grey' } as const;

export const findingState = (t: Translate, { state, by }: Finding): Tag => ({
  text: t(`admin.reconciliation.states.${state === 'mended' && by?.startsWith('system:') ? 'byItself' : state}`),
  colour: COLOUR[state],
});

export function linkOf(
  user: User,
  complaintId: ComplaintId | null,
  numbers: Record<string, string>,
): ComplaintLink | null {
  const number = numbers[complaintId ?? ''];
  return complaintId === null || number === undefined ? null : { number, href: caseHref(user, complaintId) };
}

function lastInWords({ t, format }: RequestContext, last: LastRun | null): string {
  if (last === null) return t('admin.reconciliation.never');
  const at = format.dateTime(last.endedAt ?? last.startedAt);
  if (last.endedAt === null) return t('admin.reconciliation.unfinished', { at });
  return t('admin.reconciliation.last', { at, open: last.open, mended: last.mended });
}

export function reconciliationModel(
  known: RequestContext,
  user: User,
  found: { items: Finding[]; total: number; last: LastRun | null; numbers: Record<string, string> },
  page: number,
  done: string | null,
): ReconciliationModel {
  const { t, format } = known;
  return {
    title: t('admin.reconciliation.title'),
    layout: 'wide',
    done,
    last: lastInWords(known, found.last),
    rows: found.items.map((finding) => ({
      href: urls.adminFinding(finding.id),
      what: t(`admin.reconciliation.kinds.${finding.kind}.what`),
      complaint: linkOf(user, finding.complaintId, found.numbers),
      state: findingState(t, finding),
      since: format.dateTime(finding.firstSeenAt),
      seen: format.dateTime(finding.seenAt),
    })),
    pagination: pagination(t, urls.adminReconciliation, {}, page, found.total),
  };
}
