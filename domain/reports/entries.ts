/** Which entries of the ledger are facts that figures count: of each the fact is kept in the same transaction. */
import type { LedgerEntry } from '../core/ledger.js';
import type { EntryType } from '../core/ledger-facts.js';
import { own } from '../core/own.js';
import { type Instant, isInstant } from '../core/time/instant.js';
import type { CaseFactName } from './model.js';

/** `disputed` is a fact only of a case that was archived: then it is open again. */
export type FactFound = { fact: CaseFactName | 'disputed'; at: Instant; value: string | null };

const FACTS = {
  'case.registered': 'registered',
  'case.accepted': 'accepted',
  'case.declined': 'declined',
  'case.settled': 'answered',
  'case.result-told': 'answered',
  'answer.accepted': 'answer-accepted',
  'answer.disputed': 'disputed',
  'case.disputed': 'disputed',
  'case.withdrawn': 'withdrawn',
  'case.archived': 'archived',
  'case.nature-judged': 'judged',
} as const satisfies Partial<Record<EntryType, FactFound['fact']>>;

export const FACT_TYPES = Object.keys(FACTS);

const part = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** @returns null for an entry that no figure counts */
export function factOf({ type, at, facts }: Pick<LedgerEntry, 'type' | 'at' | 'facts'>): FactFound | null {
  const fact = own<FactFound['fact']>(FACTS, type);
  if (fact === undefined) return null;
  const { happenedAt, outcome, nature, fault, grade, impactLevel } = facts;
  const value =
    fact === 'archived'
      ? part(outcome)
      : fact === 'judged'
        ? [nature, fault, grade, impactLevel].map(part).join('/')
        : null;
  return { fact, at: isInstant(happenedAt) ? happenedAt : at, value };
}
