/** The short form in which whoever called says whom they reached, and what was typed into it. */
import type { Request } from 'express';
import { DomainError, type Instant, instantOf, isId, isOneOf } from '../../../domain/core/index.js';
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

/** @throws {DomainError} invalid, by field; {HttpError} for what the form cannot send */
export function toldIn(typed: ToldTyped, zone: string): ToldGiven {
  const { noticeId, way, who, proof } = typed;
  if (!isId<NoticeId>(noticeId)) throw new HttpError('malformed');
  const at = instantIn(typed, zone);
  if (isOneOf(RECORDED_WAYS, way) && at !== null) return { noticeId, way, at, who, proof };
  throw new DomainError('invalid', {
    fields: { ...(!isOneOf(RECORDED_WAYS, way) && { way: 'required' }), ...(at === null && { at: 'when' }) },
  });
}

export interface ToldFormModel {
  action: string;
  noticeId: string;
  ways: { value: string; text: string; selected: boolean }[];
  who: string;
  on: string;
  time: string;
  proof: string;
  /** Open, with what was typed and what is wrong with it. */
  open: boolean;
  errors: string[];
}

const LONGEST: Record<string, number> = { who: LONGEST_WHO, proof: LONGEST_PROOF };

export const toldErrors = ({ t }: RequestContext, problem: ToldProblem | undefined): string[] =>
  Object.entries(problem?.fields ?? {}).map(([name, code]) =>
    t(`desk.told.errors.${name}.${code}`, { max: LONGEST[name] ?? 0 }),
  );

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
  const { way, who, on, time, proof } = typed;
  return {
    action,
    noticeId,
    ways: RECORDED_WAYS.map((one) => ({ value: one, text: t(`desk.told.ways.${one}`), selected: one === way })),
    who,
    on,
    time,
    proof,
    open: mine !== undefined,
    errors: toldErrors(known, mine),
  };
}
