/** What leaves the house for staff: by mail, or by a hook that an administrator has set up. */
import { createHmac } from 'node:crypto';
import type { Mail } from './mail.js';

/**
 * Robots of the three messengers, an address that takes signed JSON, and gateways for short messages: to staff, and with a
 * receipt to complainants.
 */
export const HOOK_KINDS = ['wecom', 'dingtalk', 'feishu', 'webhook', 'sms', 'notice-sms'] as const;

export type HookKind = (typeof HOOK_KINDS)[number];

/** Whether it sends short messages, by the gateway's template. */
export const isSmsKind = (kind: string): boolean => kind === 'sms' || kind === 'notice-sms';

/** As https://www.standardwebhooks.com has it: over id, seconds since 1970 and body. */
export const webhookSignature = (secret: string, id: string, at: number | string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64')}`;

/** One call of a hook. Nothing of it is ever logged. */
export interface HookCall {
  kind: HookKind;
  url: string;
  /** null: the robot asks for no signature. */
  secret: string | null;
  /** The same when it is sent again. */
  id: string;
  /** Seconds since 1970, as they are signed. */
  at: number;
  event: string;
  /** '' of no case, and where somebody of the group is kept from it. */
  number: string;
  subject: string;
  text: string;
  link: string | null;
  /** Of short messages only. */
  sms: { phone: string; template: string } | null;
}

/**
 * `away`: it may be tried again. `limited`: asked too often, it waits. `refused`: the same would be refused again.
 * `unanswered`: it may have arrived.
 */
export const DELIVERY_FATES = ['away', 'limited', 'refused', 'unanswered'] as const;

export type DeliveryFate = (typeof DELIVERY_FATES)[number];

/** `code` holds no personal data and nothing secret: it is kept with the delivery, and shown. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  constructor(
    readonly fate: DeliveryFate,
    readonly code: string,
    /** Not before. */
    readonly waitMs = 0,
  ) {
    super(`${fate}: ${code}`);
  }
}

const THIS_MACHINE = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether this may be called: by https; on this machine, where it is allowed, without. An address carries no password. */
export function isHookUrl(text: string, onThisMachine: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && onThisMachine && THIS_MACHINE.includes(hostname));
}

export interface HookGateway {
  /** @returns what it answered, kept as evidence @throws {DeliveryError} */
  call(hook: HookCall): Promise<string>;
}

/** How long a delivery waits for its server before it counts as undeliverable. */
export interface Patience {
  tries: number;
  /** What is left of its while; nothing: this try is the last. */
  leftMs: number;
  urgent: boolean;
}

/** @param attempts before this one, which has failed */
export function isGivenUp(
  { tries, leftMs, urgent }: Patience,
  attempts: number,
  { fate, waitMs }: Pick<DeliveryError, 'fate' | 'waitMs'>,
): boolean {
  if (fate === 'refused' || attempts + 1 >= tries) return true;
  // A robot that is told too much at once hears the rest later. What is urgent does not wait for that.
  if (fate === 'limited') return urgent && waitMs > leftMs;
  return leftMs <= 0;
}

/** What goes out. */
export type Outgoing = { patience: Patience } & ({ by: 'mail'; mail: Mail } | { by: 'hook'; call: HookCall });
