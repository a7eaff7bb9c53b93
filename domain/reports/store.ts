/** What is stored. */
import type { Instant } from '../core/time/instant.js';
import type { PeriodFacts } from './model.js';

/** Facts are written by the ledger itself, with the entry that they are of. */
export interface ReportReader {
  /** What happened from one midnight up to another. */
  facts(from: Instant, to: Instant): Promise<PeriodFacts>;
}
