/** Ways on which what is in the inbox also leaves the house. */
import { HOOK_KINDS, type HookKind } from '../core/hooks.js';
import type { Locale } from '../core/locale.js';
import type { Instant } from '../core/time/instant.js';
import type { InboxEntryId } from '../inbox/ids.js';
import type { Told } from '../inbox/model.js';
import type { UserId } from '../people/ids.js';
import type { Group } from '../people/model.js';
import type { DeliveryId, HookId } from './ids.js';

/** `needless`: somebody took note, or it was over, before it could go out. */
export const DELIVERY_STATES = ['queued', 'sending', 'delivered', 'failed', 'needless'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** `digest`: one mail a day about all that is unread. */
export const CHANNELS = ['mail', 'digest', ...HOOK_KINDS] as const;

export type Channel = (typeof CHANNELS)[number];

/** One way that an entry goes out. */
export interface Delivery {
  id: DeliveryId;
  /** null: a digest, or a test of a hook. */
  entryId: InboxEntryId | null;
  /** With recipient unique: what it is about. */
  occasion: string;
  /** null: a hook that tells a group. */
  userId: UserId | null;
  /** null: a mail. */
  hookId: HookId | null;
  channel: Channel;
  state: DeliveryState;
  messageId: string;
  /** What the server answered; of one that failed, the code of the reason. */
  evidence: string | null;
  createdAt: Instant;
  sendingAt: Instant | null;
  endedAt: Instant | null;
}

/** Whom a robot tells, of what. */
export interface Hook {
  id: HookId;
  name: string;
  kind: HookKind;
  /** null: whomever it is meant for. */
  group: Group | null;
  /** Events of the table of notices; none: all. */
  events: readonly string[];
  /** Short messages only: the gateway's number for the wording. */
  template: string;
  /** Short messages to complainants only: so long its receipt may take before somebody calls; else null. */
  receiptMinutes: number | null;
  /** Of what it is told: a group has no language of its own. */
  locale: Locale;
  active: boolean;
  version: number;
}

/** What an entry says outside: no more than the desk shows a person of the group. */
export interface Outside {
  event: string;
  told: Told;
  /** '' of no case, and where somebody who would read it is kept from it. */
  number: string;
  /** Of the notice; '' where it is not for everybody who reads it. */
  subject: string;
  body: string;
  group: Group;
  insteadOf: Group | null;
}

export interface OutsideWords {
  subject: string;
  text: string;
  link: string | null;
  /** The text as a mail has it, with the link and with how it is switched off. */
  mail: string;
}

/** Words of the desk as they leave the house. */
export interface SayOutside {
  entry(outside: Outside, locale: Locale): OutsideWords;
  /** @param rest how many more are unread, and how many new tasks there are */
  digest(items: readonly Outside[], rest: { entries: number; tasks: number }, locale: Locale): OutsideWords;
  test(hookName: string, locale: Locale): OutsideWords;
  /** A notice as it is mailed to its complainant: with where they follow their case. */
  complainant(body: string, locale: Locale): string;
  /** The same as a short message: what it is about, and where it stands. */
  complainantShort(subject: string, locale: Locale): Pick<OutsideWords, 'text' | 'link'>;
}
