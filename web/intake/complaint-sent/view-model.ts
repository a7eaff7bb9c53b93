import { z } from 'zod';
import type { TrackingView } from '../../../domain/portal/index.js';
import { deadlineModel } from '../../deadlines/index.js';
import { dangerWords } from '../../safety/index.js';
import type { DeadlineModel } from '../../shell/facts-in-words.js';
import type { Formats } from '../../shell/format.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';

/** Sealed in a cookie between sending and this page. */
export const RECEIPT = z.object({ number: z.string(), queryCode: z.string() });

export type Receipt = z.infer<typeof RECEIPT>;

export interface ComplaintSentModel extends PageModel {
  number: string;
  queryCode: string;
  receivedAt: string;
  dangerous: boolean;
  /** What was done about danger so far. */
  danger: string[];
  /** Of the regulation: those whose dates are not known yet. */
  limits: string[];
  /** SVG: the same words as on the slip, for a phone. */
  picture: string;
  /** Limits that run from now on, with their dates and where these come from. */
  deadlines: DeadlineModel[];
}

export function complaintSentModel(
  t: Translate,
  format: Formats,
  receipt: Receipt,
  view: TrackingView,
  picture: string,
  limits: string[],
): ComplaintSentModel {
  return {
    title: t('public.sent.title'),
    number: receipt.number,
    queryCode: inPairs(receipt.queryCode),
    receivedAt: format.dateTime(view.complaint.receivedAt),
    dangerous: view.complaint.safetyHazard,
    danger: dangerWords({ t, format }, view),
    picture,
    limits,
    deadlines: view.clocks.filter(({ state }) => state === 'running').map((clock) => deadlineModel(clock, t, format)),
  };
}

/** K7Q2 M9X4: easier to read out and to copy by hand. */
export function inPairs(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}
