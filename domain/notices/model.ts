/** Notices as they are read. */
import type { ComplaintId } from '../cases/ids.js';
import type { Locale } from '../core/locale.js';
import type { Instant } from '../core/time/instant.js';
import type { Group } from '../people/model.js';
import type { NoticeId } from './ids.js';

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
  evidence: string | null;
  createdAt: Instant;
  /** Not shown or sent before: the company was closed, and it could wait. */
  releaseAt: Instant;
  sentAt: Instant | null;
}

/** What the template of a notice says in each language: a subject between `---` lines, then the plain text. */
export type NoticeTemplate = Record<Locale, string>;

/** @throws Error where the text is no template; the message says why */
export type RenderNotice = (template: string, facts: NoticeFacts) => { subject: string; body: string; version: string };
