/** The complainant’s words and personal data. */
import type { ComplaintId } from '../cases/ids.js';
import type { Locale } from '../core/locale.js';
import { recordOf } from '../core/own.js';
import type { Instant } from '../core/time/instant.js';
import { CONTENT_NAMES, type ContentWords } from './fields.js';
import type { MessageId } from './ids.js';

/** Of an erased case, and for whom the person is none of their business. */
export const NO_CONTENT: ComplaintContent = recordOf(CONTENT_NAMES, () => '');

/** Personal data and the complainant's words: encrypted at rest, never in the engine, logs or URLs. */
export interface ComplaintContent extends ContentWords {
  /** Missing where nothing was asked, or nothing answered. */
  details?: Details;
}

/** Answers to the questions of the matter: as they were asked and answered that day, whatever the form becomes. */
export interface Details {
  /** A form of `workflows/matters`: the category that was chosen then. */
  formId: string;
  answers: DetailAnswer[];
}

export interface DetailAnswer {
  key: string;
  label: Record<Locale, string>;
  text: Record<Locale, string>;
  /** Tells who the household is, as a meter's number does: masked. */
  identifies?: true;
}

/** What the complainant writes in the course of a case: each is kept as it was sent. */
export const MESSAGE_KINDS = ['information', 'urge', 'acceptance', 'dispute', 'appeal', 'withdrawal'] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** How long each may be: characters. */
export const LONGEST_SAID: Record<MessageKind, number> = {
  information: 3000,
  urge: 500,
  acceptance: 0,
  dispute: 2000,
  appeal: 2000,
  withdrawal: 500,
};

export interface ComplainantMessage {
  id: MessageId;
  complaintId: ComplaintId;
  kind: MessageKind;
  text: string;
  at: Instant;
}
