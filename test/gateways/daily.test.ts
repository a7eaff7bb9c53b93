/** What is done at every start and by the calendar, also when a partner is away at the very moment. */
import { expect } from 'chai';
import { ControlledClock } from '@gas-complaint-desk/engine';
import { EngineError } from '../../domain/core/engine.js';
import { instantOf } from '../../domain/core/index.js';
import type { Logger } from '../../domain/core/log.js';
import { atMidnight, daily, neverAgain, type Next } from '../../gateways/daily.js';
import { at, local } from '../kit/calendar.js';

describe('a work of every day', () => {
  /** Instants at which it was tried until `until`; `fails` says with what, by the number of the try. */
  async function tried(
    until: string,
    next: Next | undefined,
    fails: (time: number) => Error | null,
  ): Promise<string[]> {
    const engineClock = new ControlledClock(new Date(at('2026-11-26', '10:00')));
    const clock = {
      now: () => new Date(engineClock.now()),
      schedule: (instant: Date, run: () => void) => engineClock.schedule(instant.getTime(), run),
    };
    const times: string[] = [];
    const log: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const work = (): Promise<void> => {
      times.push(local(instantOf(clock.now())));
      const error = fails(times.length);
      return error === null ? Promise.resolve() : Promise.reject(error);
    };
    const end = daily(clock, log, 'it', work, next);
    const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));
    await settled();
    for (let due = engineClock.nextAt(); due !== null && due <= Date.parse(until); due = engineClock.nextAt()) {
      await engineClock.setTo(due);
      await settled();
    }
    end();
    expect(engineClock.nextAt(), 'ended, nothing is waited for').to.equal(null);
    return times;
  }
  const works = (): null => null;

  it('is done at once and a day later; at midnight, where it goes by the date; or once for all', async () => {
    const until = at('2026-11-28', '12:00');
    expect(await tried(until, undefined, works)).to.deep.equal([
      '2026-11-26 10:00',
      '2026-11-27 10:00',
      '2026-11-28 10:00',
    ]);
    expect(await tried(until, atMidnight('Asia/Shanghai'), works)).to.deep.equal([
      '2026-11-26 10:00',
      '2026-11-26 24:00',
      '2026-11-27 24:00',
    ]);
    expect(await tried(until, neverAgain, works)).to.deep.equal(['2026-11-26 10:00']);
  });

  it('is tried again within a minute where the database is away at midnight, and goes by the calendar afterwards', async () => {
    const away = (time: number): Error | null => (time === 2 || time === 3 ? new EngineError(0, 'away') : null);
    expect(await tried(at('2026-11-27', '24:00'), atMidnight('Asia/Shanghai'), away)).to.deep.equal([
      '2026-11-26 10:00',
      '2026-11-26 24:00',
      '2026-11-27 00:01',
      '2026-11-27 00:01',
      '2026-11-27 24:00',
    ]);
  });

  it('is tried again also for a fault that nobody has foreseen, and where it is done once for all', async () => {
    const once = (time: number): Error | null => (time === 1 ? new Error('unforeseen') : null);
    expect(await tried(at('2026-11-27', '12:00'), neverAgain, once)).to.deep.equal([
      '2026-11-26 10:00',
      '2026-11-26 10:10',
    ]);
  });
});
