/** What is stored. */
import type { LedgerEntry } from '../core/ledger.js';
import type { Instant } from '../core/time/instant.js';
import type { Overtaken, PeriodFacts } from './model.js';
import type { EntriesAsked } from './reasons.js';

/** Facts are written by the ledger itself, with the entry that they are of. */
export interface ReportReader {
  /** What happened from one midnight up to another. */
  facts(from: Instant, to: Instant): Promise<PeriodFacts>;
  /** Of what happened from one midnight up to another, what was overtaken by what came after. */
  overtaken(from: Instant, to: Instant): Promise<Overtaken>;
  /** What was noted since a period ended, of cases of it: from its first midnight up to its last. */
  notedSince(end: Instant, asked: EntriesAsked, from: Instant): Promise<Pick<LedgerEntry, 'type' | 'at' | 'facts'>[]>;
}
