/** What each kind of outbox row carries: use cases write these, the dispatcher reads them. Ids and allow-listed values only. */
import type { EngineKey, Id, OutboxKind, OutboxRow } from './model.js';

/** The row's id becomes the message id, so that a second sending is refused by the engine. */
export interface PublishMessagePayload {
  name: string;
  correlationKey: string;
  timeToLiveMs: number;
  variables: Record<string, unknown>;
}
/** A user task is found by its element instance; the key is filled in where it is known already. */
export interface UserTaskPayload {
  workItemId: Id;
  elementInstanceKey: EngineKey;
  userTaskKey: EngineKey | null;
}
export interface OutboxPayloads {
  'publish-message': PublishMessagePayload;
  'complete-user-task': UserTaskPayload & { variables: Record<string, unknown> };
  /** `assignee`: user id. */
  'assign-user-task': UserTaskPayload & { assignee: Id };
  'unassign-user-task': UserTaskPayload;
  /** Looks the user task up and notes its key (and that it is gone, where it is). */
  'refresh-work-item': UserTaskPayload;
  'send-mail': { noticeId: Id };
}

export type OutboxRowOf<Kind extends OutboxKind = OutboxKind> = Omit<OutboxRow, 'kind' | 'payload'> & {
  kind: Kind;
  payload: OutboxPayloads[Kind];
};

/** Mails go on a lane of their own: a mail server that hangs holds up no command. */
export type OutboxLane = 'engine' | 'mail';
export const MAIL_KINDS: readonly OutboxKind[] = ['send-mail'];

/**
 * Rows with the same order key are sent one after the other, in the order they were written; all others side by side.
 * A clock's messages keep their order, a task is assigned before it is completed.
 */
export function orderKeyOf(kind: OutboxKind, payload: Record<string, unknown>): string {
  if (kind === 'publish-message') return `message:${String(payload['correlationKey'])}`;
  if (kind === 'send-mail') return `notice:${String(payload['noticeId'])}`;
  return `task:${String(payload['elementInstanceKey'])}`;
}
