/** What the ledger keeps of what a complainant does after filing. */
import type { CaseAsItIs } from '../cases/entries.js';
import type { MessageId } from '../content/ids.js';
import type { Evaluation } from './model.js';

/** As it is kept; earlier releases noted its digest only. */
type Said = { messageId: MessageId };

export interface PortalEntries {
  'withdrawal.asked': Said;
  /** A version: where an older release kept what was added as one. */
  'information.added': Said & { contentVersion?: number };
  'complaint.urged': Said;
  'answer.accepted': Said;
  'answer.disputed': Said & Partial<CaseAsItIs> & { appealRequested?: boolean };
  'evaluation.given': Pick<Evaluation, 'solved' | 'satisfaction' | 'attitude'>;
}

/** What is done with number and query code. */
export type CodeEntry = Exclude<keyof PortalEntries, 'evaluation.given'>;
