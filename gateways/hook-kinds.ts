/**
 * What each kind of hook is sent, and what its answer means. Robots answer 200 also where they refuse: what counts is the
 * code in the answer. 企业微信: errcode; 钉钉: errcode, signed in the address; 飞书: code (StatusCode of old), signed in the body;
 * an address of one's own and a gateway for short messages: signed as https://www.standardwebhooks.com has it.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { DeliveryError, type HookCall, type HookKind, isSmsKind, webhookSignature } from '../domain/core/index.js';
import { json } from './json.js';

export interface Asked {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  retryAfter: string | null;
  text: string;
}

/** How often a minute a robot may be called. */
export const PACES: Partial<Record<HookKind, number>> = { wecom: 20, dingtalk: 20, feishu: 100 };

/** In bytes: 企业微信 takes 2,048, the others more. */
const LONGEST_TEXT = 2_000;

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

function cut(text: string, bytes: number): string {
  let end = Math.min(text.length, bytes);
  while (Buffer.byteLength(text.slice(0, end)) > bytes) end -= 1;
  // Not between the halves of a character.
  return text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '');
}

/** The link last, and whole. */
function messageOf({ subject, text, link }: HookCall): string {
  const tail = link === null ? '' : `\n${link}`;
  return `${cut(`${subject}\n${text}`, LONGEST_TEXT - Buffer.byteLength(tail))}${tail}`;
}

const wecom = (call: HookCall): Asked => ({
  url: call.url,
  headers: {},
  body: JSON.stringify({ msgtype: 'text', text: { content: messageOf(call) } }),
});

function dingtalk(call: HookCall): Asked {
  const url = new URL(call.url);
  if (call.secret !== null) {
    const timestamp = String(call.at * 1_000);
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', hmac(call.secret, `${timestamp}\n${call.secret}`));
  }
  return { ...wecom(call), url: url.href };
}

function feishu(call: HookCall): Asked {
  const timestamp = String(call.at);
  // The text that is signed is empty: the key is what carries time and secret.
  const signed = call.secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${call.secret}`, '') };
  const body = JSON.stringify({ ...signed, msg_type: 'text', content: { text: messageOf(call) } });
  return { url: call.url, headers: {}, body };
}

/** `webhook-signature` over id, time and body: whoever is called can tell that it was us, and that it is not old. */
function signedJson(call: HookCall, facts: object): Asked {
  const body = JSON.stringify(facts);
  const headers: Record<string, string> = { 'webhook-id': call.id, 'webhook-timestamp': String(call.at) };
  if (call.secret !== null) headers['webhook-signature'] = webhookSignature(call.secret, call.id, call.at, body);
  return { url: call.url, headers, body };
}

const webhook = (call: HookCall): Asked => {
  const { id, event, number, subject, text, link } = call;
  return signedJson(call, { id, event, number, subject, text, link });
};

function sms(call: HookCall): Asked {
  const { id, event, number, subject, sms: to } = call;
  const parameters = { event, number, title: subject };
  return signedJson(call, { id, phone: to?.phone, template: to?.template, parameters });
}

/** Complainants have no page of the desk: they are told where they follow their case. */
function noticeSms(call: HookCall): Asked {
  const { id, event, number, subject, text, link, sms: to } = call;
  const parameters = { event, number, title: subject, link };
  return signedJson(call, { id, phone: to?.phone, template: to?.template, text, parameters });
}

const REQUESTS: Record<HookKind, (call: HookCall) => Asked> = {
  ...{ wecom, dingtalk, feishu, webhook, sms },
  'notice-sms': noticeSms,
};

export const requestOf = (call: HookCall): Asked => REQUESTS[call.kind](call);

const code = z.union([z.number(), z.string()]);
const ANSWER = json(z.object({ errcode: code.optional(), code: code.optional(), StatusCode: code.optional() }));

const MINUTE_MS = 60_000;

/** Asked too often: how long it is not listened to. System busy: it may be tried again. All else stays refused. */
const LIMITED: Partial<Record<HookKind, Record<string, number>>> = {
  wecom: { '45009': MINUTE_MS },
  dingtalk: { '130101': 10 * MINUTE_MS, '90030': 10 * MINUTE_MS },
  feishu: { '11232': MINUTE_MS },
};
const BUSY = ['-1', '11233'];
const WELL = ['0', 'OK', 'ok'];

/** Seconds or a date; a minute where it says nothing. */
function waitOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? '');
  return seconds > 0 ? Math.min(seconds * 1_000, 60 * MINUTE_MS) : MINUTE_MS;
}

function codeOf(kind: HookKind, text: string): string | null {
  const read = ANSWER.safeParse(text);
  if (!read.success) return null;
  const { errcode, code: own, StatusCode } = read.data;
  const said = kind === 'feishu' ? (own ?? StatusCode) : isSmsKind(kind) ? own : errcode;
  return said === undefined ? null : String(said);
}

/** @returns what is kept as evidence @throws {DeliveryError} */
export function verdictOf(kind: HookKind, { status, retryAfter, text }: Answer): string {
  if (status === 429) throw new DeliveryError('limited', `HTTP ${status}`, waitOf(retryAfter));
  if (status >= 500 || status === 408) throw new DeliveryError('away', `HTTP ${status}`);
  if (status < 200 || status > 299) throw new DeliveryError('refused', `HTTP ${status}`);
  if (kind === 'webhook') return `HTTP ${status}`;
  const said = codeOf(kind, text);
  // A gateway of short messages may say nothing; a robot that does not is none.
  if (said === null && isSmsKind(kind)) return `HTTP ${status}`;
  if (said === null) throw new DeliveryError('refused', `HTTP ${status}, no code`);
  if (WELL.includes(said)) return `HTTP ${status}, ${said}`;
  const wait = LIMITED[kind]?.[said];
  const short = said.replace(/[^\w.-]/g, '').slice(0, 40);
  if (wait !== undefined) throw new DeliveryError('limited', short, wait);
  throw new DeliveryError(BUSY.includes(said) ? 'away' : 'refused', short);
}
