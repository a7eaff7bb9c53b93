/**
 * A year of the demonstration, counted once more by an independent query for each figure: equal for every month, quarter and
 * the year, and in every report.
 */
import { expect } from 'chai';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fillYear } from '../../cli/demo/year.js';
import { openStorage } from '../../wiring.js';
import { addDays, createWorkingCalendar, endOfDay, instantAt, periodOf } from '../../domain/core/index.js';
import type { Instant, LocalDate } from '../../domain/core/index.js';
import { reckon } from '../../domain/reports/index.js';
import { aDay } from '../kit/instants.js';
import { recount } from '../kit/recount.js';

const ZONE = 'Asia/Shanghai';
const UNTIL = aDay('2027-01-01');
const NOW = instantAt(UNTIL, ZONE, 0);
/** Enough for every figure; forty take five minutes. */
const COMPLAINTS = 12;

/** Every month, quarter and half of the year, and the year, each once. */
function periods(): { from: LocalDate; to: LocalDate }[] {
  const found = new Map<string, { from: LocalDate; to: LocalDate }>();
  for (let day = aDay('2026-01-01'); day < UNTIL; day = addDays(day, 1))
    for (const length of ['month', 'quarter', 'halfYear', 'year'] as const) {
      const one = periodOf(day, length);
      found.set(`${one.from} ${one.to}`, one);
    }
  return [...found.values()];
}

describe('a year of the demonstration, recounted', function () {
  this.timeout(1_800_000);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'recount-'));
  let database: Awaited<ReturnType<typeof openStorage>>;
  const instants = ({ from, to }: { from: LocalDate; to: LocalDate }): { from: Instant; to: Instant } => ({
    from: instantAt(from, ZONE, 0),
    to: endOfDay(to, ZONE),
  });
  before(async () => {
    const master = Buffer.alloc(32, 5);
    const options = { dataDir, master, zone: ZONE, companyName: '示范燃气公司', seed: '7', complaints: COMPLAINTS };
    await fillYear({ ...options, until: UNTIL, progress: () => undefined });
    database = await openStorage({ databaseUrl: null, dataDir });
  });
  after(async () => {
    await database.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  it('is the same for every month, quarter, half and the year', async () => {
    let received = 0;
    for (const period of periods()) {
      const { from, to } = instants(period);
      const facts = await database.read.reports.facts(from, to);
      const figures = reckon(facts, { at: NOW, end: to, calendar: createWorkingCalendar(), zone: ZONE });
      const again = await recount(database.knex, { from, to, now: NOW, zone: ZONE });
      expect(figures, `${period.from} to ${period.to}`).to.deep.include(again);
      if (period.to.slice(0, 7) === period.from.slice(0, 7)) received += figures.received;
    }
    const year = await recount(database.knex, {
      ...instants(periodOf(aDay('2026-06-01'), 'year')),
      now: NOW,
      zone: ZONE,
    });
    expect(year, 'every complaint is in one month').to.deep.include({ received });
  });

  it('is what the reports say, and of each kind every day is in one', async () => {
    const duties = await database.read.duties.list({ from: 0, limit: 100 });
    const counted = duties.filter(({ figures }) => figures?.complete);
    expect(counted.length).to.be.greaterThan(5);
    for (const { periodFrom, periodTo, figures, kind } of counted) {
      const span = instants({ from: periodFrom, to: periodTo });
      const again = await recount(database.knex, { ...span, now: figures?.countedAt ?? NOW, zone: ZONE });
      expect(figures, `${kind} ${periodFrom}`).to.deep.include(again);
    }
    for (const kind of new Set(duties.map((duty) => duty.kind))) {
      const ofKind = duties.filter((duty) => duty.kind === kind).sort((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1));
      for (const [index, { periodFrom }] of ofKind.entries()) {
        const before = ofKind[index - 1];
        if (before !== undefined) expect(periodFrom, kind).to.equal(addDays(before.periodTo, 1));
      }
      expect(ofKind.at(-1)?.periodTo, kind).to.equal('2026-12-31');
    }
  });
});
