/** Which reports of a kind there must be: every day in exactly one, whatever was down and whichever policy followed which. */
import { expect } from 'chai';
import { addDays, type LocalDate } from '../../domain/core/index.js';
import type { Period } from '../../domain/duties/model.js';
import { missingPeriods } from '../../domain/duties/periods.js';
import { aDay } from '../kit/instants.js';

interface Row {
  period: Period;
  of: string;
}

/** Rows by the first day of their policy; null: that policy asks for none. */
const by =
  (...policies: [from: string, row: Row | null][]) =>
  (day: LocalDate): Row | null =>
    policies.findLast(([from]) => from <= day)?.[1] ?? null;
const OLD: Row = { period: 'quarter', of: 'old' };
const NEW: Row = { period: 'quarter', of: 'new' };

const missing = (rowOn: (day: LocalDate) => Row | null, from: string, to: string, known: [string, string][] = []) =>
  missingPeriods(
    rowOn,
    known.map(([first, last]) => ({ from: aDay(first), to: aDay(last) })),
    { from: aDay(from), to: aDay(to) },
  ).map(({ row, from: first, to: last }) => `${row.of} ${first} ${last}`);

describe('the reports of a kind', () => {
  it('are one for each period, from the one that the house began in', () => {
    expect(missing(by(['2025-01-01', OLD]), '2025-11-20', '2026-07-10')).to.deep.equal([
      'old 2025-10-01 2025-12-31',
      'old 2026-01-01 2026-03-31',
      'old 2026-04-01 2026-06-30',
    ]);
  });

  it('are found however long nobody planned: those that are there are left out', () => {
    const known: [string, string][] = [['2025-10-01', '2025-12-31'], ['2026-04-01', '2026-06-30']]; // prettier-ignore
    expect(missing(by(['2025-01-01', OLD]), '2025-11-20', '2026-10-02', known)).to.deep.equal([
      'old 2026-01-01 2026-03-31',
      'old 2026-07-01 2026-09-30',
    ]);
  });

  it('begin the day after the one before, wherever that ended, and take no day twice', () => {
    const rows = by(['2025-01-01', OLD]);
    expect(missing(rows, '2026-01-01', '2026-06-30', [['2026-02-01', '2026-05-15']])).to.deep.equal([
      'old 2026-05-16 2026-06-30',
    ]);
    expect(missing(rows, '2026-01-01', '2026-03-31', [['2026-02-01', '2026-02-28']])).to.deep.equal([
      'old 2026-03-01 2026-03-31',
    ]);
    expect(missing(rows, '2026-03-31', '2026-06-30', [['2026-01-01', '2026-03-31']]), 'its last day').to.deep.equal([
      'old 2026-04-01 2026-06-30',
    ]);
  });

  it('go by the policy of their last day where it changed in the middle', () => {
    expect(missing(by(['2025-01-01', OLD], ['2026-02-15', NEW]), '2026-01-01', '2026-03-31')).to.deep.equal([
      'new 2026-01-01 2026-03-31',
    ]);
  });

  it('go by the last that asked for one where the new policy asks for none, and then there is none', () => {
    expect(missing(by(['2025-01-01', OLD], ['2026-02-15', null]), '2026-01-01', '2026-12-31')).to.deep.equal([
      'old 2026-01-01 2026-03-31',
    ]);
  });

  it('leave no day out, and take none twice, where months follow quarters and the other way round', () => {
    const month: Row = { period: 'month', of: 'month' };
    const half: Row = { period: 'halfYear', of: 'half' };
    expect(missing(by(['2025-01-01', OLD], ['2026-02-15', month]), '2026-01-01', '2026-04-30')).to.deep.equal([
      'month 2026-01-01 2026-02-28',
      'month 2026-03-01 2026-03-31',
      'month 2026-04-01 2026-04-30',
    ]);
    expect(missing(by(['2025-01-01', month], ['2026-02-15', OLD]), '2026-01-01', '2026-03-31')).to.deep.equal([
      'month 2026-01-01 2026-01-31',
      'old 2026-02-01 2026-03-31',
    ]);
    expect(missing(by(['2025-01-01', OLD], ['2026-08-15', half]), '2026-07-01', '2026-12-31')).to.deep.equal([
      'half 2026-07-01 2026-12-31',
    ]);
    expect(missing(by(['2025-01-01', half], ['2026-08-15', OLD]), '2026-07-01', '2026-12-31')).to.deep.equal([
      'old 2026-07-01 2026-09-30',
      'old 2026-10-01 2026-12-31',
    ]);
  });

  it('cover every day exactly once, whatever policies follow one another', () => {
    const rows: Row[] = (['month', 'quarter', 'halfYear', 'year'] as const).map((period) => ({ period, of: period }));
    for (const first of rows)
      for (const second of rows)
        for (const change of ['2026-01-31', '2026-02-15', '2026-04-01', '2026-06-30', '2026-11-02']) {
          const found = missingPeriods(by(['2025-01-01', first], [change, second]), [], {
            from: aDay('2026-01-01'),
            to: aDay('2026-12-31'),
          });
          let next = aDay('2026-01-01');
          for (const { from, to } of found) {
            expect(from, `${first.period} ${second.period} ${change}`).to.equal(next);
            next = addDays(to, 1);
          }
          expect(next).to.equal('2027-01-01');
        }
  });
});
