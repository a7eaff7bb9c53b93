import { type Finding, NOT_MENDED_HERE } from '../../../domain/monitor/index.js';
import type { User } from '../../../domain/people/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { ComplaintLink } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { linkOf, findingState } from '../reconciliation/view-model.js';

export interface FindingModel extends PageModel {
  /** What it means for those who work on it. */
  meaning: string;
  /** What the button does, or whom to ask where there is none. */
  remedy: string;
  act: { href: string; text: string } | null;
  complaint: ComplaintLink | null;
  instanceHref: string | null;
  facts: { label: string; value: string }[];
}

export function findingModel(
  { t, format }: RequestContext,
  user: User,
  finding: Finding,
  numbers: Record<string, string>,
): FindingModel {
  const { id, kind, subject, engineKey, state } = finding;
  const words = (part: string): string => t(`admin.reconciliation.kinds.${kind}.${part}`);
  const mendable = !NOT_MENDED_HERE.includes(kind);
  return {
    title: words('what'),
    layout: 'wide',
    meaning: words('meaning'),
    remedy: words('remedy'),
    act: state === 'open' && mendable ? { href: urls.adminFinding(id), text: words('act') } : null,
    complaint: linkOf(user, finding.complaintId, numbers),
    // What the engine does not know has no page there.
    instanceHref: engineKey === null || kind === 'case-lost' ? null : urls.adminInstance(engineKey),
    facts: [
      { label: t('admin.reconciliation.state'), value: findingState(t, finding).text },
      { label: t('admin.reconciliation.since'), value: format.dateTime(finding.firstSeenAt) },
      { label: t('admin.reconciliation.seen'), value: format.dateTime(finding.seenAt) },
      { label: t('admin.reconciliation.subject'), value: subject },
      { label: t('admin.instance.key'), value: engineKey ?? t('common.none') },
    ],
  };
}
