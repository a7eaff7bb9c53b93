/** The short form in which whoever called says whom they reached, and what was typed into it. */
import type { Request } from 'express';
import { type Instant, instantOf, isId, isOneOf } from '../../../domain/core/index.js';
import type { NoticeId } from '../../../domain/notices/index.js';
import { LONGEST_PROOF, LONGEST_WHO, RECORDED_WAYS, type ToldGiven } from '../../../domain/telling/index.js';
import type { RequestContext } from '../../shell/context.js';
import { HttpError } from '../../shell/errors.js';
import { field, instantOfMinute } from '../../shell/form-fields.js';

/** As it was typed. */
export interface ToldTyped {
  noticeId: string;
  way: string;
  who: string;
  on: string;
  time: string;
  proof: string;
}

/** What was typed, and what is wrong with it, by field. */
export interface ToldProblem {
  typed: ToldTyped;
  fields: Record<string, string>;
}

const TIME = /^([01]?\d|2[0-3]):[0-5]\d$/;

export const typedIn = (req: Request): ToldTyped => ({
  noticeId: field(req, 'noticeId'),
  way: field(req, 'way'),
  who: field(req, 'who'),
  on: field(req, 'on'),
  time: field(req, 'time'),
  proof: field(req, 'proof'),
});

/** null: a day or a time that there is none of. */
function instantIn({ on, time }: ToldTyped, zone: string): Instant | null {
  const written = time.replace('：', ':');
  return TIME.test(written) ? instantOfMinute(`${on}T${written.padStart(5, '0')}`, zone) : null;
}

/** @throws {HttpError} for what the form cannot send */
export function toldIn(typed: ToldTyped, zone: string): ToldGiven {
  const { noticeId, way, who, proof } = typed;
  if (!isId<NoticeId>(noticeId)) throw new HttpError('malformed');
  return { noticeId, way: isOneOf(RECORDED_WAYS, way) ? way : null, at: instantIn(typed, zone), who, proof };
}

interface WrittenModel {
  id: string;
  name: string;
  label: string;
  type: 'text' | 'date';
  width: string;
  value: string;
  /** '' where nothing is wrong with it. */
  error: string;
}

export interface ToldFormModel {
  action: string;
  noticeId: string;
  ways: { value: string; text: string; selected: boolean }[];
  wayError: string;
  written: WrittenModel[];
  /** Open, with what was typed and what is wrong with it. */
  open: boolean;
}

const LONGEST: Record<string, number> = { who: LONGEST_WHO, proof: LONGEST_PROOF };
const WRITTEN = ['who', 'on', 'time', 'proof'] as const;
const WIDTHS: Partial<Record<(typeof WRITTEN)[number], string>> = {
  on: 'govuk-input--width-10',
  time: 'govuk-input--width-5',
};

/** Day and time are one answer: what is wrong with it stands at the time. */
const errorOf = ({ t }: RequestContext, { fields }: ToldProblem, field: string): string => {
  const name = field === 'time' ? 'at' : field;
  return fields[name] === undefined ? '' : t(`desk.told.errors.${name}.${fields[name]}`, { max: LONGEST[name] ?? 0 });
};

export const toldErrors = (known: RequestContext, problem: ToldProblem | undefined): string[] =>
  problem === undefined
    ? []
    : ['way', ...WRITTEN].map((name) => errorOf(known, problem, name)).filter((text) => text !== '');

export function toldForm(
  known: RequestContext,
  action: string,
  noticeId: NoticeId,
  problem: ToldProblem | undefined,
): ToldFormModel {
  const { t, format } = known;
  const mine = problem?.typed.noticeId === noticeId ? problem : undefined;
  const now = format.precise(instantOf(format.now()));
  const typed = mine?.typed ?? { way: 'call', who: '', on: now.slice(0, 10), time: now.slice(11, 16), proof: '' };
  return {
    action,
    noticeId,
    ways: RECORDED_WAYS.map((one) => ({ value: one, text: t(`desk.told.ways.${one}`), selected: one === typed.way })),
    wayError: mine === undefined ? '' : errorOf(known, mine, 'way'),
    written: WRITTEN.map((name) => ({
      id: `${name}-${noticeId}`,
      name,
      label: t(`desk.told.${name}`),
      type: name === 'on' ? 'date' : 'text',
      width: WIDTHS[name] ?? '',
      value: typed[name],
      error: mine === undefined ? '' : errorOf(known, mine, name),
    })),
    open: mine !== undefined,
  };
}
