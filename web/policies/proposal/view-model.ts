import { type Instant, LONGEST_REASON } from '../../../domain/core/index.js';
import type { User } from '../../../domain/people/index.js';
import {
  type PolicyState,
  problemInWords,
  type ProposalObstacle,
  proposalRights,
  type ProposalView,
  warningInWords,
} from '../../../domain/policies/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { changesModel, type ChangesModel } from '../changes.js';
import { nameOfStep } from '../words.js';

export interface ProposalModel extends PageModel {
  done: string | null;
  state: Tag;
  facts: { label: string; value: string }[];
  /** What is against it, and what to do then. */
  obstacle: { text: string; problems: string[] } | null;
  policyHref: string;
  warnings: string[];
  changes: ChangesModel | null;
  /** Where the policy is of another regulation than the one in force, or nothing differs. */
  noChanges: string | null;
  confirm: { action: string; seen: string } | null;
  /** Refusing what another one has proposed, withdrawing what one has proposed oneself. */
  end: { action: string; legend: string; label: string; submit: string; reason: string; reasonError: string } | null;
  /** To whoever proposed it: who else may confirm it. */
  waitsFor: string | null;
}

const COLOURS = { open: 'orange', confirmed: 'green', refused: 'red', withdrawn: 'grey' } as const;

export const proposalState = ({ t }: RequestContext, { proposal, obstacle }: ProposalView): Tag =>
  obstacle === null
    ? { text: t(`admin.policies.proposalState.${proposal.state}`), colour: COLOURS[proposal.state] }
    : { text: t('admin.policies.proposalState.stale'), colour: 'red' };

/** 管理员01，9月29日 10:00（在命令行提出） */
export function byAndWhen({ t, format }: RequestContext, name: string | null, at: Instant, fromCommandLine = false) {
  const words = t('admin.policies.byAndWhen', { name: name ?? t('common.none'), at: format.dateTime(at) });
  return fromCommandLine ? t('admin.policies.fromCommandLine', { words }) : words;
}

function obstacleInWords({ t, locale }: RequestContext, obstacle: ProposalObstacle): ProposalModel['obstacle'] {
  return {
    text: t(`admin.policies.obstacle.${obstacle.why}`),
    problems: obstacle.why === 'problems' ? obstacle.problems.map((problem) => problemInWords(problem, locale)) : [],
  };
}

function factsOf(known: RequestContext, view: ProposalView, policy: PolicyState | null): ProposalModel['facts'] {
  const { t, format } = known;
  const { proposal, proposer, decider } = view;
  const { code, effectiveOn, reason, proposedAt, fromCommandLine, state, decidedAt, decisionReason } = proposal;
  return [
    { label: t('admin.policies.code'), value: policy === null ? code : `${code} ${policy.file.title}` },
    { label: t('admin.policies.effectiveOn'), value: format.day(effectiveOn) },
    { label: t('admin.policies.proposedBy'), value: byAndWhen(known, proposer, proposedAt, fromCommandLine) },
    { label: t('admin.policies.reason'), value: reason },
    ...(decidedAt === null
      ? []
      : [{ label: t(`admin.policies.decidedBy.${state}`), value: byAndWhen(known, decider, decidedAt) }]),
    ...(decisionReason === null ? [] : [{ label: t('admin.policies.decisionReason'), value: decisionReason }]),
  ];
}

/** What its reader may do to one that is open. */
function actsOf(
  { t }: RequestContext,
  user: User,
  { proposal, obstacle }: ProposalView,
  seen: string,
  given: Given,
): Pick<ProposalModel, 'confirm' | 'end'> {
  const { id, state } = proposal;
  const verb = (['withdraw', 'refuse'] as const).find((one) => proposalRights[one](user, proposal));
  if (state !== 'open' || verb === undefined) return { confirm: null, end: null };
  const label = t(`admin.policies.${verb}Reason`);
  return {
    confirm:
      obstacle === null && proposalRights.confirm(user, proposal)
        ? { action: urls.adminConfirmProposal(id), seen }
        : null,
    end: {
      action: verb === 'refuse' ? urls.adminRefuseProposal(id) : urls.adminWithdrawProposal(id),
      legend: t(`admin.policies.${verb}Heading`),
      label,
      submit: t(`admin.policies.${verb}`),
      reason: given.reason,
      reasonError: given.mistake === null ? '' : t(`desk.fieldErrors.${given.mistake}`, { label, max: LONGEST_REASON }),
    },
  };
}

interface Given {
  reason: string;
  mistake: string | null;
}

export function proposalModel(
  known: RequestContext,
  user: User,
  { view, policies, confirmers }: { view: ProposalView; policies: PolicyState[]; confirmers: string[] },
  { given, done }: { given: Given; done: string | null },
): ProposalModel {
  const { t } = known;
  const { proposal, obstacle } = view;
  const policy = policies.find(({ file }) => file.code === proposal.code) ?? null;
  const inForce = policies.find(({ state }) => state === 'inForce')?.file ?? null;
  const isOpen = proposal.state === 'open';
  const changes = policy === null || !isOpen ? null : changesModel(known, inForce, policy.file);
  const acts = actsOf(known, user, view, inForce?.code ?? '', given);
  const reasonError = acts.end?.reasonError ?? '';
  return {
    title: t('admin.policies.proposalTitle', { code: proposal.code }),
    layout: 'wide',
    done,
    state: proposalState(known, view),
    facts: factsOf(known, view, policy),
    obstacle: obstacle === null ? null : obstacleInWords(known, obstacle),
    policyHref: urls.adminPolicy(proposal.code),
    warnings: isOpen
      ? (policy?.warnings ?? []).map((warning) => warningInWords(warning, known.locale, nameOfStep(known)))
      : [],
    changes,
    noChanges: isOpen && policy !== null && changes === null ? t('admin.policies.noChanges') : null,
    ...acts,
    waitsFor:
      isOpen && proposalRights.withdraw(user, proposal)
        ? confirmers.length > 0
          ? t('admin.policies.waitsFor', { names: confirmers.join(t('common.listSeparator')) })
          : t('admin.policies.nobodyElse')
        : null,
    ...(reasonError !== '' && { errors: [{ text: reasonError, href: '#reason' }] }),
  };
}
