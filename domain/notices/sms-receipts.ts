/** What a gateway says of a short message: signed with its secret, not older than five minutes, and each once. */
import { timingSafeEqual } from 'node:crypto';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { webhookSignature } from '../core/hooks.js';
import { isId } from '../core/ids.js';
import { isOneOf, textsIn } from '../core/own.js';
import type { Tx } from '../core/store.js';
import { callTo } from '../deliveries/index.js';
import type { HookId } from '../deliveries/ids.js';
import type { NoticeId } from './ids.js';
import { failSending } from './on-its-way.js';
import type { StoredNotice } from './store.js';
import type { Telling } from './telling.js';

/** As https://www.standardwebhooks.com has it: the signature is over id, time and body. */
export interface SignedReceipt {
  id: string;
  /** Seconds since 1970. */
  timestamp: string;
  /** One or more of `v1,<base64>`. */
  signature: string;
  /** `{ "id": what the message was sent with, "status": "delivered" | "failed" }` */
  body: string;
}

export interface SmsReceiptUseCases {
  /**
   * Nobody is signed in: the signature says who it is. @throws {DomainError} forbidden, not from this gateway, or too old;
   * invalid; notFound, no message of this gateway; wrongState, where it was said before
   */
  noteSmsReceipt(hookId: HookId, receipt: SignedReceipt): Promise<void>;
}

const OLDEST_S = 300;
const STATUSES = ['delivered', 'failed'] as const;

function isSigned({ id, timestamp, signature, body }: SignedReceipt, secret: string): boolean {
  const bytesOf = (one: string): Buffer => Buffer.from(one.startsWith('v1,') ? one.slice(3) : '', 'base64');
  const own = bytesOf(webhookSignature(secret, id, timestamp, body));
  return signature.split(' ').some((one) => {
    const given = bytesOf(one);
    return given.length === own.length && timingSafeEqual(given, own);
  });
}

/** @throws {DomainError} invalid */
function readReceipt(body: string): { noticeId: NoticeId; messageId: string; status: (typeof STATUSES)[number] } {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    throw new DomainError('invalid');
  }
  const { id: messageId = '', status } = textsIn(read);
  const noticeId = messageId.split('@')[0];
  if (!isId<NoticeId>(noticeId) || !isOneOf(STATUSES, status)) throw new DomainError('invalid');
  return { noticeId, messageId, status };
}

export function smsReceiptUseCases(context: Context, telling: Telling): SmsReceiptUseCases {
  const { store } = context.deps;

  /** @throws {DomainError} forbidden */
  async function check(hookId: HookId, receipt: SignedReceipt): Promise<void> {
    const hook = await store.read.hooks.byId(hookId);
    if (hook?.kind !== 'notice-sms') throw new DomainError('forbidden');
    const { secret, at } = callTo(context, hook, '');
    const age = Math.abs(at - Number(receipt.timestamp));
    if (secret === null || !(age <= OLDEST_S) || !isSigned(receipt, secret)) throw new DomainError('forbidden');
  }

  /** A message that was said to have failed may arrive after all; one that has arrived has. @throws {DomainError} wrongState */
  async function delivered(r: Tx, notice: StoredNotice): Promise<void> {
    const before = await r.notices.evidenceOf(notice.complaintId);
    if (before.some(({ noticeId, way, by }) => noticeId === notice.id && way === 'sms' && by.startsWith('system:')))
      throw new DomainError('wrongState');
    await telling.texted(r, notice, context.now());
  }

  return {
    async noteSmsReceipt(hookId, receipt) {
      await check(hookId, receipt);
      const { noticeId, messageId, status } = readReceipt(receipt.body);
      const of = (notice: StoredNotice | null): StoredNotice => {
        if (notice?.hookId !== hookId || notice.messageId !== messageId) throw new DomainError('notFound');
        return notice;
      };
      const { complaintId } = of(await store.read.notices.byId(noticeId));
      await context.ofCase(complaintId).change(async (r) => {
        const notice = of(await r.notices.byId(noticeId));
        if (status === 'delivered') return delivered(r, notice);
        if (notice.state === 'failed' || notice.toldAt !== null) throw new DomainError('wrongState');
        await failSending(context, telling, r, notice, 'receipt: failed');
      });
    },
  };
}
