/** What each kind of outbox row carries: use cases write these, the dispatcher reads them. Ids and allow-listed values only. */
import type { ComplaintId } from '../cases/ids.js';
import type { DeliveryId, HookId } from '../deliveries/ids.js';
import type { InboxEntryId } from '../inbox/ids.js';
import type { MassMessageId } from '../mass-events/ids.js';
import type { NoticeId } from '../notices/ids.js';
import type { UserId } from '../people/ids.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { DispatcherId, EngineKey, OutboxId } from './ids.js';
import type { DeliveryFate, Outgoing } from './hooks.js';
import type { Mail } from './mail.js';
import type { Instant } from './time/instant.js';

/** The row's id becomes the message id, so that a second sending is refused by the engine. */
export interface PublishMessagePayload {
  name: string;
  correlationKey: string;
  timeToLiveMs: number;
  variables: Record<string, unknown>;
  /** The element instance of a task that is completed first: the message is not what ends it. */
  after?: EngineKey;
}

/** A user task is found by its element instance; the key is filled in where it is known already. */
export interface UserTaskPayload {
  workItemId: WorkItemId;
  elementInstanceKey: EngineKey;
  userTaskKey: EngineKey | null;
}

export interface OutboxPayloads {
  'publish-message': PublishMessagePayload;
  'complete-user-task': UserTaskPayload & { variables: Record<string, unknown> };
  /** `assignee`: user id. */
  'assign-user-task': UserTaskPayload & { assignee: UserId };
  'unassign-user-task': UserTaskPayload;
  /** Looks the user task up and notes its key (and that it is gone, where it is). */
  'refresh-work-item': UserTaskPayload;
  'send-mail': { noticeId: NoticeId };
  'send-sms': { noticeId: NoticeId; hookId: HookId };
  /** Until then the gateway says that a short message has arrived, or somebody calls. */
  'receipt-due': { noticeId: NoticeId };
  /** The next complainants of an event are told. */
  'tell-complainants': { messageId: MassMessageId };
  /** Whoever has filed, and left an address, is told that it has come. */
  'send-receipt': { complaintId: ComplaintId };
  /** An entry of the inbox is to be seen: those whom it is for are told outside, too. */
  'tell-staff': { entryId: InboxEntryId };
  'mail-delivery': { deliveryId: DeliveryId };
  'hook-delivery': { deliveryId: DeliveryId; hookId: HookId; urgent: boolean };
}

export type OutboxRowOf<Kind extends OutboxKind> = Extract<OutboxRow, { kind: Kind }>;

/** Mails and hooks go on lanes of their own: a mail server that hangs holds up no command, a hook that hangs no mail. */
export const OUTBOX_LANES = ['engine', 'mail', 'hook'] as const;

export type OutboxLane = (typeof OUTBOX_LANES)[number];

/** What is not here goes on the lane of the engine. */
export const KINDS_OF_LANE: Record<Exclude<OutboxLane, 'engine'>, readonly OutboxKind[]> = {
  mail: ['send-mail', 'mail-delivery'],
  hook: ['hook-delivery', 'send-sms'],
};

/**
 * Rows with the same order key are sent one after the other, in the order they were written; all others side by side.
 * A clock's messages keep their order, a task is assigned before it is completed.
 */
export function orderKeyOf(kind: OutboxKind, payload: Record<string, unknown>): string {
  if (kind === 'publish-message' && payload['after'] !== undefined) return `task:${String(payload['after'])}`;
  if (kind === 'publish-message') return `message:${String(payload['correlationKey'])}`;
  if (kind === 'tell-complainants') return `told:${String(payload['messageId'])}`;
  if (kind === 'receipt-due') return `receipt-due:${String(payload['noticeId'])}`;
  if (kind === 'send-mail') return `notice:${String(payload['noticeId'])}`;
  if (kind === 'send-receipt') return `receipt:${String(payload['complaintId'])}`;
  if (kind === 'tell-staff') return `entry:${String(payload['entryId'])}`;
  if (kind === 'mail-delivery') return `delivery:${String(payload['deliveryId'])}`;
  // One after the other: a hook that hangs takes one place, and one that is asked too often is waited for once. What is urgent
  // has a line of its own: it must not wait until a hook that hangs was given up for all that came before.
  if (kind === 'hook-delivery' || kind === 'send-sms')
    return `hook:${String(payload['hookId'])}${payload['urgent'] === true ? ':urgent' : ''}`;
  return `task:${String(payload['elementInstanceKey'])}`;
}

export type OutboxKind = keyof OutboxPayloads;

/** A row carries what its kind carries: ids and allow-listed variables only. */
export type OutboxRow = {
  [Kind in OutboxKind]: Sending & { kind: Kind; payload: OutboxPayloads[Kind] };
}[OutboxKind];

interface Sending {
  id: OutboxId;
  dueAt: Instant;
  attempts: number;
  lastError: string | null;
  doneAt: Instant | null;
  orderKey: string;
  /** The dispatcher that sends it, until then: afterwards the dispatcher that comes first may go on. */
  leasedBy: DispatcherId | null;
  leasedUntil: Instant | null;
}

export interface Lease {
  /** A dispatcher: one that starts anew is another one. */
  owner: DispatcherId;
  now: Instant;
  until: Instant;
}

export interface OutboxReader {
  /** Of all lanes where none is named. */
  pending(limit: number, lane?: OutboxLane): Promise<OutboxRow[]>;
  /** Whether something about this id is still to be sent. */
  isPending(id: string): Promise<boolean>;
}

export interface Outbox extends OutboxReader {
  insert(row: { id: OutboxId; kind: OutboxKind; payload: object; dueAt: Instant }): Promise<void>;
  /**
   * Takes those of the rows that are due, the first of their line, and nobody else's; for all others another dispatcher sends
   * them, or has sent them. One statement: of several that ask at once, one is given the row.
   */
  claim(ids: readonly OutboxId[], lease: Lease): Promise<OutboxRow[]>;
  /** Gives back what this one has not sent; null: whatever anybody has. */
  release(owner: DispatcherId | null): Promise<void>;
  done(id: OutboxId, at: Instant): Promise<void>;
  /** Gives the row back, too. */
  retryAt(id: OutboxId, dueAt: Instant, error: string): Promise<void>;
}

/** What the dispatcher needs of the outbox and of what its rows refer to. */
export interface OutboxStore {
  /** Rows that are not done, due or not, in the order they were written. */
  pending(limit: number, lane: OutboxLane): Promise<OutboxRow[]>;
  claim: Outbox['claim'];
  release: Outbox['release'];
  done(id: OutboxId, at: Instant): Promise<void>;
  /** Counts the attempt and puts the next one off. `error` holds no personal data. */
  retryAt(id: OutboxId, dueAt: Instant, error: string): Promise<void>;
  noteUserTaskKey(workItemId: WorkItemId, userTaskKey: EngineKey): Promise<void>;
  /** The engine has no such task any more: the work item is closed, what was written is kept. */
  noteTaskGone(workItemId: WorkItemId): Promise<void>;
  /** Records that the notice is being sent, then hands it over; null where it has gone out, or there is no address. */
  beginSending(noticeId: NoticeId): Promise<Mail | null>;
  /** The same of a short message. */
  beginShortMessage(noticeId: NoticeId): Promise<Outgoing | null>;
  /** Nothing shows that the short message has arrived: somebody calls. */
  receiptDue(noticeId: NoticeId): Promise<void>;
  noticeSent(noticeId: NoticeId, evidence: string): Promise<void>;
  noticeFailed(noticeId: NoticeId, error: string): Promise<void>;
  /** The next of those whom a message is for; what is left after them is a row of its own. */
  tellOn(messageId: MassMessageId): Promise<void>;
  /** Once, however often it is asked. */
  sendReceipt(complaintId: ComplaintId): Promise<void>;
  /** Whom an entry of the inbox is for is told outside, each as they wish: once, however often it is asked. */
  tellStaff(entryId: InboxEntryId): Promise<void>;
  /** As `beginSending`; null where it has gone out, or is not wanted any more. */
  beginDelivery(deliveryId: DeliveryId): Promise<Outgoing | null>;
  deliverySent(deliveryId: DeliveryId, evidence: string): Promise<void>;
  deliveryFailed(deliveryId: DeliveryId, fate: DeliveryFate, code: string): Promise<void>;
}
