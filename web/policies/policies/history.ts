/** What was proposed and decided, and what was taken back: as rows of the page. */
import type { CancellationView, ProposalView } from '../../../domain/policies/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import { urls } from '../../shell/urls.js';
import { byAndWhen, proposalState } from '../proposal/view-model.js';

export interface HistoryRow {
  code: string;
  href: string;
  state: Tag;
  effectiveOn: string;
  proposed: string;
  reason: string;
  decided: string;
  decisionReason: string;
}

export function proposalRow(known: RequestContext, view: ProposalView): HistoryRow {
  const { proposal, proposer, decider } = view;
  return {
    code: proposal.code,
    href: urls.adminProposal(proposal.id),
    state: proposalState(known, view),
    effectiveOn: known.format.day(proposal.effectiveOn),
    proposed: byAndWhen(known, proposer, proposal.proposedAt, proposal.fromCommandLine),
    reason: proposal.reason,
    decided: proposal.decidedAt === null ? '' : byAndWhen(known, decider, proposal.decidedAt),
    decisionReason: proposal.decisionReason ?? '',
  };
}

function cancellationRow(known: RequestContext, { cancellation, activator, canceller }: CancellationView): HistoryRow {
  const { t, format } = known;
  const { code, effectiveFrom, activatedAt, cancelledAt, reason } = cancellation;
  return {
    code,
    href: urls.adminPolicy(code),
    state: { text: t('admin.policies.cancelledState'), colour: 'red' },
    effectiveOn: format.day(format.localDay(effectiveFrom)),
    proposed:
      activatedAt === null
        ? t('common.none')
        : t('admin.policies.activatedBy', { words: byAndWhen(known, activator, activatedAt) }),
    reason: '',
    decided: byAndWhen(known, canceller, cancelledAt),
    decisionReason: reason,
  };
}

/** The latest first. */
export function historyRows(
  known: RequestContext,
  proposals: readonly ProposalView[],
  cancellations: readonly CancellationView[],
): HistoryRow[] {
  const rows = [
    ...proposals.flatMap((view) => {
      const { decidedAt } = view.proposal;
      return decidedAt === null ? [] : [{ at: decidedAt, row: proposalRow(known, view) }];
    }),
    ...cancellations.map((view) => ({ at: view.cancellation.cancelledAt, row: cancellationRow(known, view) })),
  ];
  // What was taken back in the instant in which it was confirmed stands above that.
  return rows
    .reverse()
    .sort((one, other) => other.at.localeCompare(one.at))
    .map(({ row }) => row);
}
