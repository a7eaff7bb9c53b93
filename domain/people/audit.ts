/** The entries of the ledger as an administrator looks through them. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { isId } from '../core/ids.js';
import type { EntryType } from '../core/ledger-facts.js';
import type { LedgerEntry } from '../core/ledger.js';
import type { User } from './model.js';
import { systemRights } from './system-rights.js';

export interface AuditUseCases {
  /** Entries of the ledger of these types, by or about a person; the latest first. */
  audit(
    actor: User,
    query: { types: readonly EntryType[]; person: string | null },
    page: { from: number; limit: number },
  ): Promise<{ entries: LedgerEntry[]; total: number; names: Record<string, string>; numbers: Record<string, string> }>;
}

/** A fact that was wrapped with the house's key, as names are. */
const WRAPPED = /^[0-9a-f]{8}:v1\./;

export function auditUseCases({ deps: { store, keys } }: Context): AuditUseCases {
  const readable = (value: LedgerEntry['facts'][string]) =>
    typeof value === 'string' && WRAPPED.test(value) ? keys.unwrap(value).toString('utf8') : value;
  const readableEntry = (entry: LedgerEntry): LedgerEntry => ({
    ...entry,
    facts: Object.fromEntries(Object.entries(entry.facts).map(([name, value]) => [name, readable(value)])),
  });

  return {
    async audit(actor, { types, person }, page) {
      if (!systemRights.seeAudit(actor, null)) throw new DomainError('forbidden');
      const { entries, total } = await store.read.ledger.ofTypes({ types, person }, page);
      const people = await store.read.people.all();
      const concerned = [
        ...new Set(entries.flatMap(({ complaintId }) => (isId<ComplaintId>(complaintId) ? complaintId : []))),
      ];
      const complaints = await Promise.all(concerned.map((id) => store.read.complaints.byId(id)));
      return {
        entries: entries.map(readableEntry),
        total,
        names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
        numbers: Object.fromEntries(complaints.flatMap((one) => (one ? [[one.id, one.number]] : []))),
      };
    },
  };
}
