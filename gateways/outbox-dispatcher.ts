/**
 * Sends what the outbox holds, at once and again until it is done. Commands for the engine and mails go on lanes of
 * their own, so that a mail server that hangs holds up nothing but mails. Several processes may do this on one database:
 * each has for a while what it sends, and what a dead one had goes on when its while is over.
 */
import {
  type OutboxLane,
  type OutboxRowOf,
  type Clock,
  type OutboxRow,
  isOutage,
  type EngineClient,
  EngineError,
  type Logger,
  MailError,
  type MailGateway,
  type OutboxStore,
  type DispatcherId,
  newId,
} from '../domain/core/index.js';
import type { NoticeId } from '../domain/notices/index.js';
import { safeText } from './job-failure.js';
import { createLane } from './outbox-lane.js';

export interface DispatcherOptions {
  store: OutboxStore;
  engine: EngineClient;
  /** null: notices are written, not mailed. */
  mail: MailGateway | null;
  clock: Clock;
  log: Logger;
  /** Looks again after this long even if nobody woke it: another process may have written. Absent: never. */
  pollMs?: number;
}

export interface OutboxDispatcher {
  /** There may be something to send. */
  wake(): void;
  /** Sends until nothing is due; resolves then. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** More is looked at next time. */
const LARGEST_LOOK = 2_000;
/** Lines at once. A command may wait for a listener's job; each mail is a connection. */
const MOST: Record<OutboxLane, number> = { engine: 64, mail: 4 };
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 5 * 60_000;
/** So much longer than what it takes to send one row that nobody else begins while it is being sent. */
const LEASE_MS = 60_000;
const LONGEST_SENDING_MS = 45_000;
/** A mail that may have arrived is not sent again at once: each time may be one more copy. */
const UNANSWERED_BACK_OFF_MS = 30_000;
/** A mail server that refuses for this long will not take the mail at all. */
const MAIL_ATTEMPTS = 12;

const gone = (error: unknown): boolean => error instanceof EngineError && error.status === 404;
const conflict = (error: unknown): boolean => error instanceof EngineError && error.status === 409;
/** Without personal data: it is kept with the row and the notice. */
const reasonOf = (error: unknown): string => (error instanceof MailError ? error.message : safeText(error));

export function createOutboxDispatcher({
  store,
  engine,
  mail,
  clock,
  log,
  pollMs,
}: DispatcherOptions): OutboxDispatcher {
  const now = (): string => clock.now().toISOString();
  const after = (ms: number): string => new Date(clock.now().getTime() + ms).toISOString();
  const owner = newId<DispatcherId>(clock.now());
  const oursUntil = ({ leasedBy, leasedUntil }: OutboxRow): number =>
    leasedBy === owner && leasedUntil !== null ? Date.parse(leasedUntil) - LONGEST_SENDING_MS : 0;
  /** What the mail server took, but the database could not note yet: such a mail is not sent again. */
  const taken = new Map<NoticeId, string>();

  async function userTaskKey({
    payload,
  }: OutboxRowOf<'complete-user-task' | 'assign-user-task' | 'unassign-user-task' | 'refresh-work-item'>): Promise<
    string | null
  > {
    if (payload.userTaskKey !== null) return payload.userTaskKey;
    const task = await engine.findUserTask(payload.elementInstanceKey);
    if (task === null) return null;
    await store.noteUserTaskKey(payload.workItemId, task.userTaskKey);
    return task.userTaskKey;
  }

  /** A task that has gone after we had sent its completion was completed by us: the answer was lost on its way. */
  async function completeTask(row: OutboxRowOf<'complete-user-task'>): Promise<void> {
    const key = await userTaskKey(row);
    if (key === null) throw new EngineError(0, 'the user task is not visible yet');
    try {
      await engine.completeUserTask(key, row.payload.variables);
    } catch (error) {
      if (!gone(error) && !conflict(error)) throw error;
      const task = await engine.findUserTask(row.payload.elementInstanceKey);
      if (task !== null && !['COMPLETED', 'COMPLETING', 'CANCELED', 'CANCELING'].includes(task.state)) throw error;
      const ours = task?.state === 'COMPLETED' || task?.state === 'COMPLETING';
      if (!ours) await store.noteTaskGone(row.payload.workItemId);
    }
  }

  /** What is done to a task that is gone already needs not be done. */
  async function changeTask(
    row: OutboxRowOf<'assign-user-task' | 'unassign-user-task' | 'refresh-work-item'>,
  ): Promise<void> {
    const key = await userTaskKey(row);
    if (key === null) throw new EngineError(0, 'the user task is not visible yet');
    if (row.kind === 'refresh-work-item') return;
    const change =
      row.kind === 'assign-user-task' ? engine.assignUserTask(key, row.payload.assignee) : engine.unassignUserTask(key);
    await change.catch((error: unknown) => {
      if (!gone(error)) throw error;
    });
  }

  async function sendMail({ payload: { noticeId }, attempts }: OutboxRowOf<'send-mail'>): Promise<void> {
    if (mail === null) return;
    if (!taken.has(noticeId)) {
      const message = await store.beginSending(noticeId);
      if (message === null) return;
      try {
        taken.set(noticeId, (await mail.send(message)).response);
      } catch (error) {
        if (isOutage(error) || attempts + 1 < MAIL_ATTEMPTS) throw error;
        return store.noticeFailed(noticeId, reasonOf(error));
      }
    }
    await store.noticeSent(noticeId, taken.get(noticeId) ?? '');
    taken.delete(noticeId);
  }

  async function publish({ id, payload }: OutboxRowOf<'publish-message'>): Promise<void> {
    await engine.publishMessage({ ...payload, messageId: id }).catch((error: unknown) => {
      // The engine has it already: the answer to an earlier try was lost.
      if (!conflict(error)) throw error;
    });
  }

  function send(row: OutboxRow): Promise<void> {
    switch (row.kind) {
      case 'publish-message':
        return publish(row);
      case 'complete-user-task':
        return completeTask(row);
      case 'send-mail':
        return sendMail(row);
      case 'tell-complainants':
        return store.tellOn(row.payload.messageId);
      case 'assign-user-task':
      case 'unassign-user-task':
      case 'refresh-work-item':
        return changeTask(row);
    }
  }

  /** Counts the try, and puts the next one off. */
  async function putOff(row: OutboxRow, error: unknown): Promise<void> {
    const shortest = error instanceof MailError && error.fate === 'unanswered' ? UNANSWERED_BACK_OFF_MS : 0;
    const longer = FIRST_BACK_OFF_MS * 2 ** Math.min(row.attempts, 16);
    const wait = Math.max(shortest, Math.min(LONGEST_BACK_OFF_MS, longer));
    const reason = reasonOf(error);
    log.warn(
      { outboxId: row.id, kind: row.kind, attempts: row.attempts + 1, reason },
      'an outbox row could not be sent',
    );
    await store.retryAt(row.id, after(wait), reason);
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

  const lanes = (['engine', 'mail'] as const).map((name) =>
    createLane({
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
    drain: async () => void (await Promise.all(lanes.map((lane) => lane.drain()))),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
      // Where the database is away, the leases run out.
      await store.release(owner).catch((error: unknown) => log.warn({ reason: safeText(error) }, 'leases run out'));
    },
  };
}
