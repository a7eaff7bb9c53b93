/** Why a figure of an earlier period is another now: what the ledger has noted since of the cases that it counts. */
import type { EntryType } from '../core/ledger-facts.js';
import type { LedgerEntry } from '../core/ledger.js';
import { recordOf, own } from '../core/own.js';
import { type Instant, isInstant } from '../core/time/instant.js';
import { factOf } from './entries.js';
import { CORRECTION_REASONS, type CaseFactName, type CorrectionReason, type FigureName } from './model.js';

/** Which cases a figure of a period counts: by when they were received, had a limit due, were worked on, evaluated, or by a fact. */
export type CasesOf = 'received' | 'due' | 'worked' | 'evaluated' | CaseFactName;

/** What is asked of the ledger: entries of these types, of these cases. */
export interface EntriesAsked {
  cases: CasesOf;
  types: readonly EntryType[];
}

type Noted = Pick<LedgerEntry, 'type' | 'at' | 'facts'>;

const MOVED = [
  ...(['clock.paused', 'clock.resumed', 'clock.adjusted', 'clock.extended'] as const),
  ...(['clock.recomputed', 'clock.corrected'] as const),
] as const;

const RECEIVED: EntriesAsked = { cases: 'received', types: ['complaint.received'] };
const LIMITS: EntriesAsked = {
  cases: 'due',
  types: [...MOVED, 'clock.started', 'clock.met', 'clock.cancelled', 'case.reclassified'],
};
const ANSWERS: EntriesAsked = { cases: 'worked', types: ['work-item.submitted', 'submission.corrected'] };
const EVALUATIONS: EntriesAsked = { cases: 'evaluated', types: ['evaluation.given'] };
const ARCHIVED: EntriesAsked = {
  cases: 'archived',
  types: ['case.archived', 'case.settled', 'case.result-told', 'case.disputed', 'answer.disputed'],
};

export const ENTRIES_ASKED: Readonly<Record<FigureName, EntriesAsked>> = {
  received: RECEIVED,
  registered: { cases: 'registered', types: ['case.registered'] },
  accepted: { cases: 'accepted', types: ['case.accepted'] },
  acceptance: { cases: 'accepted', types: ['case.accepted'] },
  declined: { cases: 'declined', types: ['case.declined'] },
  withdrawn: { cases: 'withdrawn', types: ['case.withdrawn'] },
  archived: ARCHIVED,
  handling: ARCHIVED,
  reopened: { cases: 'reopened', types: ['case.disputed', 'answer.disputed'] },
  ...{ limitsMet: LIMITS, limitsMissed: LIMITS, limitsRunning: LIMITS },
  ...{ satisfied: ANSWERS, dissatisfied: ANSWERS, noAnswer: ANSWERS, compensation: ANSWERS, cause: ANSWERS },
  answersAccepted: { cases: 'answer-accepted', types: ['answer.accepted'] },
  ...{ evaluated: EVALUATIONS, evaluatedSatisfied: EVALUATIONS },
  ...{ evaluatedSolved: EVALUATIONS, evaluatedAttitude: EVALUATIONS },
  nature: { cases: 'judged', types: ['case.nature-judged'] },
};

/** When what an entry notes happened: that may be before it was noted. */
function happenedAt(entry: Noted): Instant | null {
  const { receivedAt, completedAt, endedAt, dueAt } = entry.facts;
  const when = factOf(entry)?.at ?? receivedAt ?? completedAt ?? endedAt ?? dueAt;
  return isInstant(when) ? when : null;
}

/** What takes a figure back that was right: also where it came before the period was counted, which was of the period only. */
const OVERTAKES: Readonly<Partial<Record<EntryType, CorrectionReason>>> = {
  'case.disputed': 'reopened',
  'answer.disputed': 'reopened',
  'case.nature-judged': 'judgedAgain',
  'evaluation.given': 'evaluatedAgain',
};

/** What changes a figure that was counted. */
const CHANGES: Readonly<Partial<Record<EntryType, CorrectionReason>>> = {
  'submission.corrected': 'answersCorrected',
  'case.reclassified': 'reclassified',
  ...recordOf(MOVED, (): CorrectionReason => 'limitMoved'),
};

interface PeriodCounted {
  from: Instant;
  end: Instant;
  countedAt: Instant;
}

function reasonOf(entry: Noted, { from, end, countedAt }: PeriodCounted): CorrectionReason | null {
  const since = entry.at > countedAt;
  const changes = own<CorrectionReason>(CHANGES, entry.type);
  if (changes !== undefined) return since ? changes : null;
  const when = happenedAt(entry);
  if (when !== null && when >= from && when < end) return since ? 'notedLater' : null;
  return own<CorrectionReason>(OVERTAKES, entry.type) ?? null;
}

/** @param noted since the period ended, of the cases that a figure counts */
export function reasonsOf(noted: readonly Noted[], period: PeriodCounted): CorrectionReason[] {
  const found = noted.map((entry) => reasonOf(entry, period));
  const reasons = CORRECTION_REASONS.filter((reason) => found.includes(reason));
  return reasons.length === 0 ? ['other'] : reasons;
}
