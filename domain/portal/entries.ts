/** What the ledger keeps of what a complainant does after filing. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { Evaluation } from './model.js';

type None = Record<never, never>;

export interface PortalEntries {
  'withdrawal.asked': None;
  /** A version: where an older release kept what was added as one. */
  'information.added': { contentVersion?: number };
  'complaint.urged': None;
  'answer.accepted': None;
  'answer.disputed': Partial<CaseAsItIs> & { appeal?: boolean };
  'evaluation.given': Pick<Evaluation, 'solved' | 'satisfaction' | 'attitude'>;
}

/** What is done with number and query code. */
export type CodeEntry = Exclude<keyof PortalEntries, 'evaluation.given'>;
