/** Notices as they are read. */
import type { ComplaintId } from '../cases/ids.js';
import type { Locale } from '../core/locale.js';
import type { Instant } from '../core/time/instant.js';
import type { ClockId } from '../deadlines/ids.js';
import type { HookId } from '../deliveries/ids.js';
import type { UserId } from '../people/ids.js';
import type { Group } from '../people/model.js';
import type { EvidenceId, NoticeId } from './ids.js';

/** Lists are for `{{#each}}` of a template, `{ upheld: 'yes' }` for `{{#if appealOutcomeIs.upheld}}`. */
export type NoticeFacts = Record<string, string | Record<string, string> | Record<string, string>[]>;

/** What a template is told of each case, besides the fields that a form makes quotable. */
export const NOTICE_FACTS = [
  'number',
  'complainantName',
  'companyName',
  'receivedAt',
  'sentOn',
  'criterion',
  'step',
  'dueAt',
  'ruleId',
  'article',
  'source',
  'limits',
  'regulation',
  'basis',
  'steps',
  'done',
  'course',
  'answers',
  'answersToCome',
  'department',
  'category',
  'complaintText',
  'hotline',
  'level',
  'evaluationLink',
  'messageText',
] as const;

export const NOTICE_STATES = ['written', 'queued', 'sending', 'sent', 'failed'] as const;

export type NoticeState = (typeof NOTICE_STATES)[number];

export interface Notice {
  id: NoticeId;
  complaintId: ComplaintId;
  event: string;
  /** With complaint and event unique: a second delivery of the same job writes nothing. */
  occurrence: string;
  audience: 'complainant' | Group;
  locale: Locale;
  templateVersion: string;
  /** Rendered, decrypted. */
  subject: string;
  body: string;
  state: NoticeState;
  messageId: string;
  /** The gateway by which it goes as a short message; null: it does not. */
  hookId: HookId | null;
  evidence: string | null;
  createdAt: Instant;
  /** Not shown or sent before: the company was closed, and it could wait. */
  releaseAt: Instant;
  sentAt: Instant | null;
  /** The limits that are met once it has been told; null: nothing waits for that. */
  meets: ClockId[] | null;
  /** What was written in one go, to several groups, has the same: one of them is enough. */
  sending: string;
  /** Since when a person is asked to tell it; null: nobody is, a mail is under way or has arrived. */
  askedAt: Instant | null;
  /** The instant of the first evidence; null: nothing shows yet that it was told. */
  toldAt: Instant | null;
  /** Nobody waits for it any more: a later one says the same, the case was withdrawn, or nobody can be reached. */
  letGoAt: Instant | null;
}

/**
 * How somebody was told, of the complainant and of staff. `page`: they opened the page where it stands; `task`: they took, or
 * did, a task of the case after it was there; `visit`: they were asked whether they are satisfied with what came of it.
 */
export const TOLD_WAYS = [
  ...(['mail', 'sms', 'page', 'call', 'post', 'inPerson', 'electronic', 'visit'] as const),
  ...(['noted', 'task'] as const),
] as const;

/** What else a person may record of it: tried in vain, and not to be reached in any way. */
const UNTOLD_WAYS = ['noAnswer', 'unreachable'] as const;

export const EVIDENCE_WAYS = [...TOLD_WAYS, ...UNTOLD_WAYS] as const;

export type EvidenceWay = (typeof EVIDENCE_WAYS)[number];

/** One thing that shows that a notice was told, or that somebody tried. */
export interface Evidence {
  id: EvidenceId;
  complaintId: ComplaintId;
  noticeId: NoticeId;
  way: EvidenceWay;
  /** When it happened. */
  at: Instant;
  recordedAt: Instant;
  /** User id, `complainant`, or `system:…`. */
  by: UserId | string;
  /** Whom they reached, the number of a letter, who was there: sealed; null where there is nothing to say. */
  sealed: string | null;
}

interface Words {
  subject: string;
  body: string;
}

/**
 * What a notice says, as it lies sealed. What goes to staff says it in every language: who reads it is known when they do,
 * and the facts that it states are those of when it was written.
 */
export interface NoticeWords extends Words {
  /** In the languages that are not the notice's own; absent: to a complainant, and of earlier releases. */
  others?: Partial<Record<Locale, Words>>;
}

export const NO_WORDS: NoticeWords = { subject: '', body: '' };

/** In the reader's language, where it says it. */
export const wordsIn = ({ others, ...own }: NoticeWords, locale: Locale): Words => others?.[locale] ?? own;

/** What the template of a notice says in each language: a subject between `---` lines, then the plain text. */
export type NoticeTemplate = Record<Locale, string>;

/** @throws Error where the text is no template; the message says why */
export type RenderNotice = (template: string, facts: NoticeFacts) => { subject: string; body: string; version: string };
