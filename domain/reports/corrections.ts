/**
 * Figures that were told are not changed: where the facts have become others, the next report says so (D09-R24). Pure.
 * Each case counts in one period as what it is now: a case archived in one quarter, opened again and archived in the next is
 * taken back from the first, so that the quarters, with their corrections, come to the year.
 */
import type { Instant } from '../core/time/instant.js';
import { printed } from './figures.js';
import type {
  CauseFigure,
  Correction,
  FigureName,
  Overtaken,
  PeriodFacts,
  PeriodFigures,
  Reckoned,
  Span,
  Took,
} from './model.js';

/** A period whose figures were told, each as it was told last. */
export interface Told extends Span {
  countedAt: Instant;
  lines: readonly Line[];
}

/** One figure by itself. */
export interface Line {
  figure: FigureName;
  part: string;
  words: CauseFigure['words'] | null;
  value: number | Took;
}

/** What was archived, judged or evaluated in the period and is so no longer is not of the period any more. */
export function asItIsNow(facts: PeriodFacts, { reopened, judged, evaluated }: Overtaken): PeriodFacts {
  return {
    ...facts,
    happened: facts.happened.filter(
      ({ fact, complaintId }) =>
        !((fact === 'archived' && reopened.has(complaintId)) || (fact === 'judged' && judged.has(complaintId))),
    ),
    evaluations: facts.evaluations.filter(({ complaintId }) => !evaluated.has(complaintId)),
  };
}

/** Every figure that was counted. */
function linesOf(figures: Reckoned): Line[] {
  const of = (figure: FigureName, value: Line['value'], part = '', words: Line['words'] = null): Line => ({
    ...{ figure, part, words, value },
  });
  return [
    ...printed(figures).flatMap(({ name, value }) => (value === null ? [] : [of(name, value)])),
    of('compensation', figures.compensation),
    ...figures.causes.map(({ cause, words, count }) => of('cause', count, cause, words)),
    ...figures.natures.map(({ nature, fault, grade, level, count }) =>
      of('nature', count, [nature, fault, grade, level].join('/')),
    ),
  ];
}

const isSame = (one: Pick<Line, 'figure' | 'part'>, other: Pick<Line, 'figure' | 'part'>): boolean =>
  one.figure === other.figure && one.part === other.part;

const sameSpan = (one: Span, other: Span): boolean =>
  one.periodFrom === other.periodFrom && one.periodTo === other.periodTo;

/** Those of a part come and go; of the others there is one in each report. */
const inParts = ({ figure }: Pick<Line, 'figure'>): boolean => figure === 'cause' || figure === 'nature';

/**
 * What was told of a period last: its figures, and over them what later reports have corrected.
 * @param later corrections in the order in which they were told
 * @returns null of what was reckoned before the period had ended, as earlier releases did: it was of other days
 */
export function toldOf(span: Span, figures: PeriodFigures, later: readonly Correction[]): Told | null {
  const { countedAt, complete } = figures;
  if (countedAt === null || !complete) return null;
  let lines = linesOf(figures);
  for (const { figure, part, words, now } of later.filter((one) => sameSpan(one, span))) {
    const corrected: Line = { figure, part, words, value: now };
    lines = [...lines.filter((line) => !isSame(line, corrected)), corrected];
  }
  return { periodFrom: span.periodFrom, periodTo: span.periodTo, countedAt, lines };
}

const differs = (told: Line['value'], now: Line['value']): boolean => JSON.stringify(told) !== JSON.stringify(now);

/** What is another now than it was told; a figure that a report of an earlier release did not count is none. */
export function correctionsOf(
  { lines, periodFrom, periodTo }: Pick<Told, 'lines' | keyof Span>,
  figures: Reckoned,
): Omit<Correction, 'reasons'>[] {
  const now = linesOf(figures);
  const gone = lines.filter((line) => inParts(line) && !now.some((one) => isSame(one, line)));
  return [...now, ...gone.map((line) => ({ ...line, value: 0 }))].flatMap((line) => {
    const { figure, part, words, value } = line;
    const told = lines.find((one) => isSame(one, line))?.value ?? (inParts(line) ? 0 : null);
    if (told === null || !differs(told, value)) return [];
    return [{ periodFrom, periodTo, figure, part, words, told, now: value }];
  });
}
