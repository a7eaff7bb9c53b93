import {
  type BundleNote,
  type CancellationView,
  type PolicyState,
  problemInWords,
  type ProposalView,
} from '../../../domain/policies/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { historyRows, proposalRow, type HistoryRow } from './history.js';

export interface PoliciesModel extends PageModel {
  done: string | null;
  /** What became of the last deployment, where it was not as it should be. */
  note: string | null;
  /** Years without a calendar, in words. */
  calendarWarning: string | null;
  rows: { code: string; title: string; href: string; state: Tag; since: string; problems: string[] }[];
  /** Those that wait for a second person. */
  open: HistoryRow[];
  /** What became of the others, and of activations that were taken back. */
  history: HistoryRow[];
}

const COLOURS: Record<PolicyState['state'], string> = {
  draft: 'grey',
  activated: 'grey',
  coming: 'blue',
  inForce: 'green',
};

export const stateTag = ({ t }: RequestContext, { state, problems }: PolicyState): Tag =>
  state === 'draft' && problems.length > 0
    ? { text: t('admin.policies.incomplete'), colour: 'orange' }
    : { text: t(`admin.policies.state.${state}`), colour: COLOURS[state] };

export const sinceWords = ({ t, format }: RequestContext, { version }: PolicyState): string =>
  version === null ? t('common.none') : format.day(format.localDay(version.effectiveFrom));

interface Found {
  policies: PolicyState[];
  proposals: ProposalView[];
  cancellations: CancellationView[];
  note: BundleNote | null;
  gaps: number[];
  done: string | null;
}

export function policiesModel(
  known: RequestContext,
  { policies, proposals, cancellations, note, gaps, done }: Found,
): PoliciesModel {
  return {
    title: known.t('admin.policies.title'),
    layout: 'wide',
    done,
    note:
      note === null
        ? null
        : known.t('admin.policies.note', { at: known.format.dateTime(note.at), words: note.words[known.locale] }),
    calendarWarning:
      gaps.length === 0
        ? null
        : known.t('admin.policies.calendarWarning', { years: gaps.join(known.t('common.listSeparator')) }),
    rows: policies.map((policy) => ({
      code: policy.file.code,
      title: policy.file.title,
      href: urls.adminPolicy(policy.file.code),
      state: stateTag(known, policy),
      since: sinceWords(known, policy),
      problems: policy.problems.map((problem) => problemInWords(problem, known.locale)),
    })),
    open: proposals.filter(({ proposal }) => proposal.state === 'open').map((view) => proposalRow(known, view)),
    history: historyRows(known, proposals, cancellations),
  };
}
