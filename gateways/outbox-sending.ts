/** What each kind of row of the outbox asks for: a message or a command to the engine, a mail, a hook, or telling others. */
import {
  DeliveryError,
  type EngineClient,
  EngineError,
  type HookGateway,
  isOutage,
  MailError,
  type MailGateway,
  type OutboxRow,
  type OutboxRowOf,
  type OutboxStore,
} from '../domain/core/index.js';
import type { NoticeId } from '../domain/notices/index.js';
import { deliverySender, shortMessageSender } from './delivery-sending.js';
import { safeText } from './job-failure.js';

/** A mail server that refuses for this long will not take the mail at all. */
const MAIL_ATTEMPTS = 12;

const gone = (error: unknown): boolean => error instanceof EngineError && error.status === 404;
const conflict = (error: unknown): boolean => error instanceof EngineError && error.status === 409;

/** Without personal data: it is kept with the row and the notice. */
export const reasonOf = (error: unknown): string =>
  error instanceof MailError || error instanceof DeliveryError ? error.message : safeText(error);

type Change = 'assign-user-task' | 'unassign-user-task' | 'refresh-work-item';

/** What is done to user tasks. */
function taskCommands(store: OutboxStore, engine: EngineClient) {
  async function userTaskKey({ payload }: OutboxRowOf<'complete-user-task' | Change>): Promise<string | null> {
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
  async function changeTask(row: OutboxRowOf<Change>): Promise<void> {
    const key = await userTaskKey(row);
    if (key === null) throw new EngineError(0, 'the user task is not visible yet');
    if (row.kind === 'refresh-work-item') return;
    const change =
      row.kind === 'assign-user-task' ? engine.assignUserTask(key, row.payload.assignee) : engine.unassignUserTask(key);
    await change.catch((error: unknown) => {
      if (!gone(error)) throw error;
    });
  }

  return { completeTask, changeTask };
}

/** @param mail null: notices are written, not mailed */
function mailSender(store: OutboxStore, mail: MailGateway | null) {
  /** What the mail server took, but the database could not note yet: such a mail is not sent again. */
  const taken = new Map<NoticeId, string>();

  return async ({ payload: { noticeId }, attempts }: OutboxRowOf<'send-mail'>): Promise<void> => {
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
  };
}

async function publish(engine: EngineClient, { id, payload }: OutboxRowOf<'publish-message'>): Promise<void> {
  const { name, correlationKey, timeToLiveMs, variables } = payload;
  await engine
    .publishMessage({ name, correlationKey, timeToLiveMs, variables, messageId: id })
    .catch((error: unknown) => {
      // The engine has it already: the answer to an earlier try was lost.
      if (!conflict(error)) throw error;
    });
}

/** @returns sends one row; throws where it could not be sent */
export function rowSender(
  store: OutboxStore,
  { engine, mail, hooks }: { engine: EngineClient; mail: MailGateway | null; hooks: HookGateway | null },
): (row: OutboxRow) => Promise<void> {
  const { completeTask, changeTask } = taskCommands(store, engine);
  const sendMail = mailSender(store, mail);
  const deliver = deliverySender(store, mail, hooks);
  const sendShortMessage = shortMessageSender(store, hooks);
  return (row) => {
    switch (row.kind) {
      case 'publish-message':
        return publish(engine, row);
      case 'complete-user-task':
        return completeTask(row);
      case 'send-mail':
        return sendMail(row);
      case 'send-sms':
        return sendShortMessage(row);
      case 'receipt-due':
        return store.receiptDue(row.payload.noticeId);
      case 'tell-complainants':
        return store.tellOn(row.payload.messageId);
      case 'send-receipt':
        return store.sendReceipt(row.payload.complaintId);
      case 'tell-staff':
        return store.tellStaff(row.payload.entryId);
      case 'mail-delivery':
      case 'hook-delivery':
        return deliver(row);
      case 'assign-user-task':
      case 'unassign-user-task':
      case 'refresh-work-item':
        return changeTask(row);
    }
  };
}
