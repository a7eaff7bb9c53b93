/**
 * Erasing a person from archived cases: their keys are destroyed, so that words, submissions, notices and attachments
 * can be read by nobody, and they are found by no search. The ledger holds ids and codes only: it stays whole, and says
 * that, when, why and by whom it was done.
 */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { isId } from '../core/ids.js';
import type { LedgerEntry } from '../core/ledger.js';
import { listOf } from '../core/own.js';
import type { User } from '../people/model.js';
import type { ComplaintId } from './ids.js';
import type { ErasureReason } from './model.js';

/** Erasures whose keys may still stand in a file. */
const PENDING = 'erasures-pending';

const AGAIN_MS = 60_000;

const pendingOf = (stored: string | null): ComplaintId[] =>
  stored === null || stored === '' ? [] : listOf(JSON.parse(stored)).filter(isId<ComplaintId>);

/** Looks whether what was deleted is truly gone, and says so in the ledger only then; otherwise again in a minute. */
async function finish(context: Context): Promise<void> {
  const { store, clock, log } = context.deps;
  const ids = pendingOf(await store.read.settings.get(PENDING));
  if (ids.length === 0) return;
  const proof = await store.forgetDeleted();
  if (proof === 'pending') {
    log.warn({ cases: ids.length }, 'erased keys are still in the database file: another process reads from it');
    const retry = (): void =>
      void finish(context).catch((error: Error) => log.error({ reason: error.message }, 'an erasure is not proven'));
    clock.schedule(new Date(clock.now().getTime() + AGAIN_MS), retry);
    return;
  }
  await store.transaction(async (r) => {
    const left = pendingOf(await r.settings.get(PENDING));
    for (const complaintId of left.filter((id) => ids.includes(id)))
      await context.record(r, {
        type: 'person.erasure-proven',
        complaintId,
        actor: 'system:erasure',
        facts: { proof },
      });
    await r.settings.set(PENDING, JSON.stringify(left.filter((id) => !ids.includes(id))));
  });
}

export interface ErasureUseCases {
  /** Destroys the keys of archived cases. @throws {DomainError} forbidden, wrongState */
  erasePerson(user: User, complaintIds: ComplaintId[], reason: ErasureReason): Promise<void>;
  /** What proves an erasure: the entry of the ledger. null where the case was not erased. */
  erasureOf(
    user: User,
    complaintId: ComplaintId,
  ): Promise<(LedgerEntry & { by: string; proof: 'gone' | 'pending' | 'server' }) | null>;
  /** Proves erasures that are not proven yet; at every start, and by itself until it is done. */
  finishErasures(): Promise<void>;
}

export function erasureUseCases(context: Context): ErasureUseCases {
  const { store } = context.deps;
  return {
    async erasePerson(by, complaintIds, reason) {
      await context.act(by, async (r, user) => {
        for (const complaintId of new Set(complaintIds)) {
          const complaint = await context.caseFor(r, user, 'erase', complaintId);
          // Nobody comes to a place that nobody can read any more.
          if ((await r.dangers.openOf([complaintId])).length > 0) throw new DomainError('wrongState');
          const { state, version } = await r.complaints.change(complaint, { erasedAt: context.now() });
          await r.contents.setTokens(complaintId, []);
          await r.dangers.forget(complaintId);
          await r.contents.destroyKey(complaintId);
          await r.settings.set(`receipt:${complaintId}`, '');
          const pending = pendingOf(await r.settings.get(PENDING));
          await r.settings.set(PENDING, JSON.stringify([...pending, complaintId]));
          await context.record(r, {
            type: 'person.erased',
            complaintId,
            actor: user.id,
            facts: { reason, state, version },
          });
        }
      });
      await finish(context);
    },
    finishErasures: () => finish(context),
    async erasureOf(user, complaintId) {
      await context.caseFor(store.read, user, 'see', complaintId);
      const entry = (await store.read.ledger.ofCase(complaintId, ['person.erased'])).at(-1);
      const proven = (await store.read.ledger.ofCase(complaintId, ['person.erasure-proven'])).at(-1);
      if (entry === undefined) return null;
      return {
        ...entry,
        proof: proven?.facts.proof ?? 'pending',
        by: (await context.nameOf(store.read, entry.actor)) ?? entry.actor,
      };
    },
  };
}
