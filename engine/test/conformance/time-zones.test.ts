/** Calendars are those of the machine's time zone, as in Zeebe: shown in processes that have one of their own. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'chai';

const timers = path.resolve(import.meta.dirname, '../../behaviors/timers.ts');
const cron = path.resolve(import.meta.dirname, '../../cron.ts');

/** What these expressions give in a process of this time zone, as ISO 8601 in UTC. */
function inZone(zone: string, ...expressions: string[]): string[] {
  const code =
    `const { addDuration } = await import(${JSON.stringify(timers)}); const { nextCron } = await import(${JSON.stringify(cron)});` +
    `const at = (text) => Date.parse(text); console.log(JSON.stringify([${expressions.join(', ')}].map((one) => new Date(one).toISOString())));`;
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    env: { PATH: '/usr/bin:/bin', TZ: zone },
    encoding: 'utf8',
  });
  return JSON.parse(output) as string[];
}

describe('calendars (rules 53, 54)', () => {
  it('count days and months where the machine is', () => {
    const days = `addDuration(at('2026-03-28T11:00:00Z'), 'P1D')`; // Noon in Berlin, the day before the clocks change.
    const hours = `addDuration(at('2026-03-28T11:00:00Z'), 'PT24H')`;
    const month = `addDuration(at('2026-01-30T23:30:00Z'), 'P1M')`; // Half past midnight on 31 January in Berlin.
    const twice = `addDuration(at('2026-10-25T01:30:00Z'), 'PT1H')`; // Half past two in Berlin, for the second time.
    expect(inZone('Europe/Berlin', twice)).to.deep.equal(['2026-10-25T02:30:00.000Z']);
    expect(inZone('Europe/Berlin', days, hours, month)).to.deep.equal([
      '2026-03-29T10:00:00.000Z',
      '2026-03-29T11:00:00.000Z',
      '2026-02-27T23:30:00.000Z',
    ]);
    expect(inZone('UTC', days, hours, month)).to.deep.equal([
      '2026-03-29T11:00:00.000Z',
      '2026-03-29T11:00:00.000Z',
      '2026-02-28T23:30:00.000Z',
    ]);
  });

  it('read cron expressions where the machine is', () => {
    const nine = `nextCron('0 0 9 * * MON-FRI', at('2026-01-09T12:00:00Z'))`; // A Friday.
    const daily = `nextCron('@daily', at('2026-01-09T12:00:00Z'))`;
    expect(inZone('Asia/Shanghai', nine, daily)).to.deep.equal([
      '2026-01-12T01:00:00.000Z',
      '2026-01-09T16:00:00.000Z',
    ]);
    expect(inZone('UTC', nine, daily)).to.deep.equal(['2026-01-12T09:00:00.000Z', '2026-01-10T00:00:00.000Z']);
  });
});
