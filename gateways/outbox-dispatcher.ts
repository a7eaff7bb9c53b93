/**
 * Sends what the outbox holds, at once and again until it is done. Rows that belong together go one after the other,
 * all others side by side; a row that fails holds up its own line only.
 */
import { orderKeyOf, type OutboxRowOf } from '../domain/outbox.js';
import type { Clock, OutboxRow } from '../domain/model.js';
import { type EngineClient, EngineError, type Logger, type MailGateway, type OutboxStore } from '../domain/ports.js';

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

/** More is looked at in the next pass. */
const LARGEST_PASS = 2_000;
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 5 * 60_000;
/** A mail server that refuses for this long will not take the mail at all. */
const MAIL_ATTEMPTS = 12;

const gone = (error: unknown): boolean => error instanceof EngineError && error.status === 404;
const conflict = (error: unknown): boolean => error instanceof EngineError && error.status === 409;

export function createOutboxDispatcher({
  store,
  engine,
  mail,
  clock,
  log,
  pollMs,
}: DispatcherOptions): OutboxDispatcher {
  const now = (): string => clock.now().toISOString();
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let cancelAlarm: () => void = () => undefined;

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
      row.kind === 'assign-user-task'
        ? engine.assignUserTask(key, (row as OutboxRowOf<'assign-user-task'>).payload.assignee)
        : engine.unassignUserTask(key);
    await change.catch((error: unknown) => {
      if (!gone(error)) throw error;
    });
  }

  async function sendMail(row: OutboxRowOf<'send-mail'>): Promise<void> {
    const { noticeId } = row.payload;
    if (mail === null) return;
    const message = await store.beginSending(noticeId);
    if (message === null) return;
    try {
      const { response } = await mail.send(message);
      await store.noticeSent(noticeId, response);
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? (error as Error).name);
      if (row.attempts + 1 < MAIL_ATTEMPTS) throw new Error(code);
      await store.noticeFailed(noticeId, code);
    }
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
        return publish(row as unknown as OutboxRowOf<'publish-message'>);
      case 'complete-user-task':
        return completeTask(row as unknown as OutboxRowOf<'complete-user-task'>);
      case 'send-mail':
        return sendMail(row as unknown as OutboxRowOf<'send-mail'>);
      default:
        return changeTask(row as unknown as OutboxRowOf<'assign-user-task'>);
    }
  }

  /** @returns whether the row is done */
  async function attempt(row: OutboxRow): Promise<boolean> {
    try {
      await send(row);
      await store.done(row.id, now());
      return true;
    } catch (error) {
      const wait = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(row.attempts, 16));
      const reason = error instanceof EngineError ? `${error.status}: ${error.message}` : (error as Error).name;
      log.warn(
        { outboxId: row.id, kind: row.kind, attempts: row.attempts + 1, reason },
        'an outbox row could not be sent',
      );
      await store.retryAt(row.id, new Date(clock.now().getTime() + wait).toISOString(), reason);
      return false;
    }
  }

  async function sendLine(rows: OutboxRow[]): Promise<void> {
    for (const row of rows) if (!(await attempt(row))) return;
  }

  /** One pass over what is pending. @returns when to look again: at once, at an instant, or when woken */
  async function pass(): Promise<'again' | Date | null> {
    const lines = new Map<string, OutboxRow[]>();
    for (const row of await store.pending(LARGEST_PASS)) {
      const key = orderKeyOf(row.kind, row.payload);
      lines.set(key, [...(lines.get(key) ?? []), row]);
    }
    const due = [...lines.values()].filter(([first]) => first !== undefined && first.dueAt <= now());
    await Promise.all(due.map(sendLine));
    if (due.length > 0) return 'again';
    const next = [...lines.values()].flatMap(([first]) => first?.dueAt ?? []).sort()[0];
    return next === undefined ? null : new Date(next);
  }

  async function run(): Promise<void> {
    let next: 'again' | Date | null = 'again';
    while (!closed && (again || next === 'again')) {
      again = false;
      next = await pass();
    }
    cancelAlarm();
    const poll = pollMs === undefined ? null : new Date(clock.now().getTime() + pollMs);
    const at = next instanceof Date && (poll === null || next < poll) ? next : poll;
    if (at !== null && !closed) cancelAlarm = clock.schedule(at, wake);
  }

  function start(): Promise<void> {
    again = true;
    running ??= run()
      .catch((error: unknown) => {
        log.error({ error: (error as Error).name }, 'the outbox could not be read');
        if (!closed) cancelAlarm = clock.schedule(new Date(clock.now().getTime() + FIRST_BACK_OFF_MS), wake);
      })
      .finally(() => {
        running = null;
        if (again && !closed) void start();
      });
    return running;
  }

  function wake(): void {
    if (!closed) void start();
  }

  return {
    wake,
    drain: async () => {
      await start();
      while (running) await running;
    },
    close: async () => {
      closed = true;
      cancelAlarm();
      if (running) await running;
    },
  };
}
