/** The engine's time: the machine's, or one that tests move. The only file of the engine that asks the machine. */
import { setTimeout as wait } from 'node:timers/promises';
import type { EngineClock } from './commands/commands.js';
import type { Instant } from './records.js';

/** `setTimeout` fires at once beyond 2^31 − 1 ms; and a machine that slept is noticed within the hour. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** Waits, or until the signal says that nobody wants to wait any more. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Of the machine's time, also where a test moves the engine's: a disk knows no other. */
export const pause: Pause = (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined);

export class SystemClock implements EngineClock {
  now(): Instant {
    return Date.now();
  }

  schedule(at: Instant, run: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = at - Date.now();
      timer = left <= LONGEST_WAIT_MS ? setTimeout(run, Math.max(0, left)) : setTimeout(wait, LONGEST_WAIT_MS);
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  }
}

interface Appointment {
  at: Instant;
  run: () => void;
}

/**
 * Time that stands still until it is moved. Moving it stops at every appointment on the way, in order, and waits
 * there until whoever uses the clock has settled: a week that passes in one call is still a week of Mondays.
 */
export class ControlledClock implements EngineClock {
  private current: Instant;
  private readonly appointments = new Set<Appointment>();
  private readonly settling: (() => Promise<void>)[] = [];

  constructor(start: Instant | Date) {
    this.current = typeof start === 'number' ? start : start.getTime();
  }

  now(): Instant {
    return this.current;
  }

  schedule(at: Instant, run: () => void): () => void {
    const appointment = { at, run };
    this.appointments.add(appointment);
    return () => void this.appointments.delete(appointment);
  }

  /** Whoever works by this clock says how to wait for it; the returned function takes that back. */
  settleWith(settle: () => Promise<void>): () => void {
    this.settling.push(settle);
    return () => void this.settling.splice(this.settling.indexOf(settle), 1);
  }

  /** The next instant at which something is to happen. */
  nextAt(): Instant | null {
    return this.earliest()?.at ?? null;
  }

  /** Moves time, forwards or back. */
  async setTo(at: Instant): Promise<void> {
    await this.settled();
    for (let next = this.earliest(); next !== null && next.at <= at; next = this.earliest()) {
      this.current = Math.max(this.current, next.at);
      this.appointments.delete(next);
      next.run();
      await this.settled();
    }
    this.current = at;
    await this.settled();
  }

  advance(ms: number): Promise<void> {
    return this.setTo(this.current + ms);
  }

  private earliest(): Appointment | null {
    let first: Appointment | null = null;
    for (const one of this.appointments) if (first === null || one.at < first.at) first = one;
    return first;
  }

  private async settled(): Promise<void> {
    for (const settle of [...this.settling]) await settle();
  }
}
