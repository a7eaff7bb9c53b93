/**
 * Sends what the outbox holds, at once and again until it is done. Commands for the engine, mails and hooks go on lanes of
 * their own, so that a mail server that hangs holds up nothing but mails. Several processes may do this on one database:
 * each has for a while what it sends, and what a dead one had goes on when its while is over.
 */
import {
  type Clock,
  DeliveryError,
  type DispatcherId,
  type EngineClient,
  type HookGateway,
  type Instant,
  instantOf,
  isOutage,
  type Logger,
  MailError,
  type MailGateway,
  newId,
  OUTBOX_LANES,
  type OutboxLane,
  type OutboxRow,
  type OutboxStore,
} from '../domain/core/index.js';
import { safeText } from './job-failure.js';
import { Lane } from './outbox-lane.js';
import { reasonOf, rowSender } from './outbox-sending.js';

export interface DispatcherOptions {
  store: OutboxStore;
  engine: EngineClient;
  /** null: notices are written, not mailed. */
  mail: MailGateway | null;
  /** null: there are none. */
  hooks: HookGateway | null;
  clock: Clock;
  log: Logger;
  /** Looks again after this long even if nobody woke it: another process may have written. Absent: never. */
  pollMs?: number;
}

export interface OutboxDispatcher {
  /** There may be something to send. */
  wake(): void;
  /** Sends until nothing is due, on all lanes or on one; resolves then. */
  drain(only?: OutboxLane): Promise<void>;
  close(): Promise<void>;
}

/** More is looked at next time. */
const LARGEST_LOOK = 2_000;
/** Lines at once. A command may wait for a listener's job; each mail and each call is a connection. */
const MOST: Record<OutboxLane, number> = { engine: 64, mail: 4, hook: 8 };
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 5 * 60_000;
/** So much longer than what it takes to send one row that nobody else begins while it is being sent. */
const LEASE_MS = 60_000;
const LONGEST_SENDING_MS = 45_000;
/** A mail that may have arrived is not sent again at once: each time may be one more copy. */
const UNANSWERED_BACK_OFF_MS = 30_000;

/** How long until the next try, in milliseconds. */
function backOffOf({ attempts }: OutboxRow, error: unknown): number {
  const mayHaveArrived = (error instanceof MailError || error instanceof DeliveryError) && error.fate === 'unanswered';
  const asked = error instanceof DeliveryError ? error.waitMs : 0;
  const shortest = Math.max(asked, mayHaveArrived ? UNANSWERED_BACK_OFF_MS : 0);
  return Math.max(shortest, Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(attempts, 16)));
}

export function createOutboxDispatcher({
  store,
  engine,
  mail,
  hooks,
  clock,
  log,
  pollMs,
}: DispatcherOptions): OutboxDispatcher {
  const now = (): Instant => instantOf(clock.now());
  const after = (ms: number): Instant => instantOf(new Date(clock.now().getTime() + ms));
  const owner = newId<DispatcherId>(clock.now());
  const oursUntil = ({ leasedBy, leasedUntil }: OutboxRow): number =>
    leasedBy === owner && leasedUntil !== null ? Date.parse(leasedUntil) - LONGEST_SENDING_MS : 0;
  const send = rowSender(store, { engine, mail, hooks });

  /** Counts the try, and puts the next one off. */
  async function putOff(row: OutboxRow, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    log.warn(
      { outboxId: row.id, kind: row.kind, attempts: row.attempts + 1, reason },
      'an outbox row could not be sent',
    );
    await store.retryAt(row.id, after(backOffOf(row, error)), reason);
  }

  async function attempt(row: OutboxRow): Promise<boolean> {
    try {
      await send(row);
    } catch (error) {
      if (isOutage(error)) throw error;
      await putOff(row, error);
      return false;
    }
    await store.done(row.id, now());
    return true;
  }

  const lanes = OUTBOX_LANES.map(
    (name) =>
      new Lane({
        pending: () => store.pending(LARGEST_LOOK, name),
        claim: (ids) => store.claim(ids, { owner, now: now(), until: after(LEASE_MS) }),
        oursUntil,
        attempt,
        most: MOST[name],
        clock,
        log,
        ...(pollMs !== undefined && { pollMs }),
      }),
  );
  return {
    wake: () => lanes.forEach((lane) => lane.wake()),
    drain: async (only) => {
      const wanted = lanes.filter((_lane, index) => only === undefined || OUTBOX_LANES[index] === only);
      await Promise.all(wanted.map((lane) => lane.drain()));
    },
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
      // Where the database is away, the leases run out.
      await store.release(owner).catch((error: unknown) => log.warn({ reason: safeText(error) }, 'leases run out'));
    },
  };
}
