/**
 * A row's words say again what its cells say: 收到投诉后5个工作日内…（第八条）. Pages show both. Where they differ, one of the two was
 * forgotten when the other was changed, and nobody can tell which of them the company means.
 */
import { ruleOf } from '../regulations/index.js';
import { isComparable, isSame, type Measure, type Span, spansIn } from './figures.js';
import { cell, IDS_IN_FRONT, literal, type PolicyTable, type TableRow } from './tables.js';

/** A cell that says otherwise than the words of its row. */
export interface Contradiction {
  /** The label of its column. */
  column: string;
  value: string;
  /** What the cell's figure is measured in, as the tables call it; '' where it is no figure. */
  unit: string;
  said: string;
}

/** The spans of a limit and of a mark stand in two cells; a fixed date and the end of a quarter are none. */
const MEASURES: Readonly<Record<string, readonly [measure: Measure, times: number]>> = {
  minute: ['minute', 1],
  immediate: ['minute', 1],
  hour: ['minute', 60],
  openHour: ['minute', 60],
  workingDay: ['workingDay', 1],
  calendarDay: ['calendarDay', 1],
};

/** Columns that have their unit in their name: `maxWorkingDays`, `years`. */
const NAMED: readonly (readonly [name: RegExp, unit: string, measure: Measure, times: number])[] = [
  [/workingDays$/i, 'workingDay', 'workingDay', 1],
  [/days$/i, 'calendarDay', 'calendarDay', 1],
  [/hours$/i, 'hour', 'minute', 60],
  [/minutes$/i, 'minute', 'minute', 1],
  [/years$/i, 'year', 'month', 12],
];

interface Figure extends Span {
  column: string;
  value: string;
  unit: string;
}

/** A mark before the due instant has a negative offset; a negative amount is none. */
const amountOf = (table: PolicyTable, row: TableRow, name: string): number | null => {
  const value = literal(cell(table, row, name));
  if (typeof value !== 'number') return null;
  if (name === 'offset') return Math.abs(value);
  return value < 0 ? null : value;
};

/** The figure with a unit beside it; null where the row has none, or it is an expression. */
export function measured(table: PolicyTable, row: TableRow): Figure | null {
  const column = table.outputs.find(({ name }) => name === 'amount' || name === 'offset');
  const unit = literal(cell(table, row, 'unit'));
  if (column === undefined || typeof unit !== 'string') return null;
  const [amount, known] = [amountOf(table, row, column.name), MEASURES[unit]];
  if (amount === null || known === undefined) return null;
  const [measure, times] = known;
  const value = String(amount);
  return { amount: amount * times, measure, words: value, column: column.label, value, unit };
}

const named = (table: PolicyTable, row: TableRow): Figure[] =>
  table.outputs.flatMap(({ name, label }) => {
    const found = NAMED.find(([pattern]) => pattern.test(name));
    const amount = amountOf(table, row, name);
    if (found === undefined || amount === null) return [];
    const [, unit, measure, times] = found;
    const value = String(amount);
    return [{ amount: amount * times, measure, words: value, column: label, value, unit }];
  });

/** Some of what the words say must be what a cell says; what else they tell is told besides. */
function spanContradiction(table: PolicyTable, row: TableRow): Contradiction[] {
  const [own, others] = [measured(table, row), named(table, row)];
  const said = spansIn(row.description);
  const figures = own === null ? others : [own, ...others];
  const about = own === null ? said.filter((span) => others.some((figure) => isComparable(span, figure))) : said;
  const [first] = about;
  if (first === undefined || about.some((span) => figures.some((figure) => isSame(span, figure)))) return [];
  const against = own ?? others.find((figure) => isComparable(first, figure));
  return against === undefined
    ? []
    : [{ column: against.column, value: against.value, unit: against.unit, said: first.words }];
}

const PERIOD_WORDS: readonly (readonly [period: string, words: RegExp])[] = [
  ['month', /每个?月|按月|月末/],
  ['quarter', /每个?季|按季|季度末|季末/],
  ['halfYear', /每半年|按半年/],
  ['year', /每一?年|按年|年末/],
];

function periodContradiction(table: PolicyTable, row: TableRow): Contradiction[] {
  const column = table.outputs.find(({ name }) => name === 'period');
  const value = column && literal(cell(table, row, column.name));
  if (column === undefined || !PERIOD_WORDS.some(([period]) => period === value)) return [];
  const said = PERIOD_WORDS.flatMap(([period, words]) => {
    const found = words.exec(row.description)?.[0];
    return found === undefined ? [] : [{ period, found }];
  });
  const [first] = said;
  if (first === undefined || said.some(({ period }) => period === value)) return [];
  return [{ column: column.label, value: String(value), unit: 'period', said: first.found }];
}

const ARTICLE = /第[一二三四五六七八九十百\d]+(?:条|部分)/;

/** The article and the rule that a row carries out, where its words name others. */
function sourceContradiction(table: PolicyTable, row: TableRow): Contradiction[] {
  const of = (name: string, names: (value: string) => boolean, said: string | undefined): Contradiction[] => {
    const column = table.outputs.find((output) => output.name === name);
    const value = column && literal(cell(table, row, name));
    if (column === undefined || typeof value !== 'string' || said === undefined || names(value)) return [];
    return [{ column: column.label, value, unit: '', said }];
  };
  const { description } = row;
  const ids = IDS_IN_FRONT.exec(description)?.[0].trim();
  return [
    ...of('article', (value) => !ARTICLE.test(value) || description.includes(value), ARTICLE.exec(description)?.[0]),
    ...of('ruleId', (value) => ruleOf(value) === undefined || (ids ?? '').includes(value), ids),
  ];
}

export const contradictionsIn = (table: PolicyTable, row: TableRow): Contradiction[] => [
  ...spanContradiction(table, row),
  ...periodContradiction(table, row),
  ...sourceContradiction(table, row),
];
