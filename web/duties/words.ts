/** A duty of a period in words: the same on the desk, in lists and in public. */
import { periodOf } from '../../domain/core/index.js';
import type { Duty } from '../../domain/duties/index.js';
import {
  type Correction,
  type PeriodFigures,
  type Printed,
  printed,
  shareOf,
  type Took,
} from '../../domain/reports/index.js';
import type { RequestContext } from '../shell/context.js';
import { term } from '../shell/i18n.js';

type Words = Pick<RequestContext, 't'>;

type Period = Pick<Duty, 'period' | 'periodFrom' | 'periodTo'>;

/** 2025年第4季度; from day to day, where a change of policy has made it another. */
export function periodInWords({ t }: Words, { period, periodFrom, periodTo }: Period): string {
  const days = periodOf(periodTo, period);
  if (days.from !== periodFrom || days.to !== periodTo)
    return t('terms.period.days', { from: periodFrom, to: periodTo });
  const [year = '', month = ''] = periodFrom.split('-');
  const first = Number(month);
  const n = { month: first, quarter: (first + 2) / 3, halfYear: (first + 5) / 6, year: 1 }[period];
  return t(`terms.period.${period}`, { year, n });
}

/** 回访报告 · 2025年第4季度 */
export const dutyTitle = (known: Words, duty: Duty): string =>
  known.t('terms.dutyOfPeriod', { kind: term(known.t, 'duty', duty.kind), period: periodInWords(known, duty) });

/** A figure with what it is a part of, and how it is counted. */
export interface FigureRow {
  label: string;
  value: string;
  share: string;
  cohort: string;
}

function tookInWords({ t }: Words, { cases, median, mean }: Took): string {
  const numbers = { cases, median: median ?? t('desk.duties.noShare'), mean: mean ?? t('desk.duties.noShare') };
  return t('terms.figure.took', numbers);
}

/** 35 ÷ 38 = 92.1%; a stroke of nothing. */
function shareInWords({ t }: Words, { value, denominator }: Printed): string {
  if (denominator === null || typeof value !== 'number') return '';
  const share = shareOf(value, denominator);
  return share === null ? t('desk.duties.noShare') : t('desk.duties.shareOf', { numerator: value, denominator, share });
}

const valueInWords = (known: Words, value: Printed['value']): string =>
  typeof value === 'object' && value !== null ? tookInWords(known, value) : String(value);

const INSIDE: readonly string[] = ['compensation', 'cause', 'nature'];
const isPublic = ({ figure }: Correction): boolean => !INSIDE.includes(figure);

/** What is published of them: neither what was paid nor what was at fault. */
export const publicFigureRows = (known: Words, figures: PeriodFigures | null): FigureRow[] =>
  (figures === null ? [] : printed(figures)).map((one) => ({
    label: known.t(`terms.figure.${one.name}`),
    value: valueInWords(known, one.value),
    share: shareInWords(known, one),
    cohort: known.t(`terms.cohort.${one.cohort}`),
  }));

/** 有效客户投诉（工作人员有责，A类），一级 */
function natureInWords(
  { t }: Words,
  { nature, fault, grade, level }: Omit<PeriodFigures['natures'][number], 'count'>,
): string {
  const said = [nature && term(t, 'nature', nature), isNone(fault) ? '' : term(t, 'fault', fault)];
  const further = [isNone(grade) ? '' : term(t, 'grade', grade), level === '1' ? term(t, 'impactLevel', level) : ''];
  return [...said, ...further].filter((word) => word !== '').join(' · ');
}

const isNone = (code: string): boolean => code === '' || code === 'none';

export function figureRows(known: Pick<RequestContext, 't' | 'locale'>, figures: PeriodFigures | null): FigureRow[] {
  const { t, locale } = known;
  if (figures === null) return [];
  const row = (label: string, value: number, cohort: string): FigureRow => ({
    ...{ label, value: String(value), share: '' },
    cohort: t(`terms.cohort.${cohort}`),
  });
  return [
    ...publicFigureRows(known, figures),
    row(t('terms.figure.compensation'), figures.compensation, 'happened'),
    ...figures.causes.map(({ words, count }) =>
      row(t('terms.figure.cause', { cause: words[locale] }), count, 'happened'),
    ),
    ...figures.natures.map((one) =>
      row(t('terms.figure.nature', { nature: natureInWords(known, one) }), one.count, 'happened'),
    ),
  ];
}

/** What was told of an earlier period, what it is now, and why. */
export interface CorrectionRow {
  period: string;
  label: string;
  told: string;
  now: string;
  reasons: string;
}

function correctedLabel(known: Pick<RequestContext, 't' | 'locale'>, { figure, part, words }: Correction): string {
  const { t, locale } = known;
  if (figure === 'cause') return t('terms.figure.cause', { cause: words?.[locale] ?? part });
  if (figure !== 'nature') return t(`terms.figure.${figure}`);
  const [nature = '', fault = '', grade = '', level = ''] = part.split('/');
  return t('terms.figure.nature', { nature: natureInWords(known, { nature, fault, grade, level }) });
}

export const correctionRows = (
  known: Pick<RequestContext, 't' | 'locale'>,
  { period, figures }: Pick<Duty, 'period' | 'figures'>,
): CorrectionRow[] =>
  (figures?.corrections ?? []).map((one) => ({
    period: periodInWords(known, { ...one, period }),
    label: correctedLabel(known, one),
    told: valueInWords(known, one.told),
    now: valueInWords(known, one.now),
    reasons: one.reasons
      .map((reason) => term(known.t, 'correctionReason', reason))
      .join(known.t('common.listSeparator')),
  }));

/** Of what is published. */
export const publicCorrectionRows = (
  known: Pick<RequestContext, 't' | 'locale'>,
  { period, figures }: Pick<Duty, 'period' | 'figures'>,
): CorrectionRow[] =>
  correctionRows(known, {
    period,
    figures: figures === null ? null : { ...figures, corrections: figures.corrections.filter(isPublic) },
  });

/** Up to when they were reckoned: before the end of the period they are a draft. */
export function figuresTitle(
  { t, format }: Pick<RequestContext, 't' | 'format'>,
  figures: PeriodFigures | null,
): string {
  if (figures === null) return t('desk.duties.figures');
  if (figures.countedAt === null) return t('desk.duties.figuresEarlier');
  const at = format.dateTime(figures.countedAt);
  return t(figures.complete ? 'desk.duties.figuresOf' : 'desk.duties.figuresDraft', { at });
}
