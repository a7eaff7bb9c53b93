/** A duty of a period in words: the same on the desk, in lists and in public. */
import type { Duty, DutyFigures } from '../../domain/duties/index.js';
import type { RequestContext } from '../shell/context.js';
import { term } from '../shell/i18n.js';

type Words = Pick<RequestContext, 't'>;

/** 2025年第4季度 */
export function periodInWords({ t }: Words, { period, periodFrom }: Pick<Duty, 'period' | 'periodFrom'>): string {
  const [year = '', month = ''] = periodFrom.split('-');
  const first = Number(month);
  const n = { month: first, quarter: (first + 2) / 3, halfYear: (first + 5) / 6, year: 1 }[period];
  return t(`terms.period.${period}`, { year, n });
}

/** 回访报告 · 2025年第4季度 */
export const dutyTitle = (known: Words, duty: Duty): string =>
  known.t('terms.dutyOfPeriod', { kind: term(known.t, 'duty', duty.kind), period: periodInWords(known, duty) });

const PUBLISHED = [
  'received',
  'registered',
  'declined',
  'archived',
  'limitsMet',
  'limitsMissed',
  'satisfied',
  'dissatisfied',
  'noAnswer',
] as const satisfies readonly (keyof DutyFigures)[];

/** What is published of them: neither what was paid nor what was at fault. */
export const publicFigureRows = ({ t }: Words, figures: DutyFigures | null): { label: string; value: string }[] =>
  figures === null ? [] : PUBLISHED.map((name) => ({ label: t(`terms.figure.${name}`), value: String(figures[name]) }));

export function figureRows(
  known: Pick<RequestContext, 't' | 'locale'>,
  figures: DutyFigures | null,
): { label: string; value: string }[] {
  const { t, locale } = known;
  if (figures === null) return [];
  return [
    ...publicFigureRows(known, figures),
    { label: t('terms.figure.compensation'), value: String(figures.compensation) },
    ...figures.causes.map(({ words, count }) => ({
      label: t('terms.figure.cause', { cause: words[locale] }),
      value: String(count),
    })),
  ];
}

/** Figures are those of the moment at which the report was written. */
export const figuresTitle = ({ t, format }: Pick<RequestContext, 't' | 'format'>, { reportedAt }: Duty): string =>
  reportedAt === null ? t('desk.duties.figures') : t('desk.duties.figuresUpTo', { at: format.dateTime(reportedAt) });
