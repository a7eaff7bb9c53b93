/** Receipts of the ledger, as administrators look after them: whether they left the house, and to take one away by hand. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { GivenReceipt } from '../core/verify/receipts-store.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';

export interface ReceiptUseCases {
  /** The newest first. @throws {DomainError} forbidden */
  ledgerReceipts(user: User, page: { from: number; limit: number }): Promise<{ found: GivenReceipt[]; total: number }>;
  /** @throws {DomainError} forbidden; notFound */
  ledgerReceipt(user: User, day: string): Promise<GivenReceipt>;
}

export function receiptUseCases({ deps: { store } }: Context): ReceiptUseCases {
  function refuse(user: User): void {
    if (!systemRights.seeAudit(user, null)) throw new DomainError('forbidden');
  }

  return {
    async ledgerReceipts(user, page) {
      refuse(user);
      return store.read.receipts.list(page);
    },
    async ledgerReceipt(user, day) {
      refuse(user);
      const found = await store.read.receipts.byDay(day);
      if (found === null) throw new DomainError('notFound');
      return found;
    },
  };
}
