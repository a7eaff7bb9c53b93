/** The tables that are printed. */
import type { Figures } from './measure.js';
import type { Weight } from './weight.js';

/** What the figures are held against. */
const MOST_RATIO = 1.5;
const MOST_P95_MS = 100;
const MOST_PAGE_BYTES = 100_000;

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const met = (is: boolean): string => (is ? 'met' : 'not met');

function table(head: string[], rows: string[][]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join(' | ');
  console.log(line(head));
  console.log(widths.map((width) => '-'.repeat(width)).join('-|-'));
  for (const row of rows) console.log(line(row));
  console.log('');
}

interface Measured {
  name: string;
  /** In the order of the sizes. */
  figures: Figures[];
}

/** @returns how many targets were not met */
export function reportFigures(title: string, sizes: readonly number[], measured: readonly Measured[]): number {
  let missed = 0;
  const verdict = (is: boolean): string => {
    if (!is) missed += 1;
    return met(is);
  };
  const columns = sizes.flatMap((size) => [`${number(size)}: p50 ms`, 'p95 ms', 'requests/s']);
  const rows = measured.map(({ name, figures }) => {
    const ratio = (figures.at(-1)?.p95 ?? 0) / (figures[0]?.p95 ?? 1);
    const slowest = Math.max(...figures.map(({ p95 }) => p95));
    return [
      name,
      ...figures.flatMap(({ p50, p95, perSecond }) => [number(p50, 1), number(p95, 1), number(perSecond)]),
      number(ratio, 2),
      verdict(ratio < MOST_RATIO),
      verdict(slowest < MOST_P95_MS),
    ];
  });
  console.log(title);
  table(['', ...columns, 'ratio of p95', `< ${MOST_RATIO}`, `p95 < ${MOST_P95_MS} ms`], rows);
  return missed;
}

export function reportWritten(database: string, written: ReadonlyMap<string, number>, seconds: number): void {
  const rows = [...written].map(([name, count]) => `${number(count)} ${name}`).join(', ');
  console.log(`${database}: ${number(written.get('complaint') ?? 0)} complaints in ${number(seconds)} s: ${rows}.`);
}

export function reportWeights(weights: readonly Weight[]): void {
  console.log('Pages of the portal at a first visit');
  table(
    ['', 'HTML bytes', 'bytes of assets', 'together', 'requests', `< ${number(MOST_PAGE_BYTES)}`],
    weights.map(({ path, html, assets, requests }) => [
      path,
      number(html),
      number(assets),
      number(html + assets),
      number(requests),
      met(html + assets < MOST_PAGE_BYTES),
    ]),
  );
}
