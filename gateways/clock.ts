/** The machine's time: with engine/clock.ts the only place that asks for it. */
import type { Clock } from '../domain/core/index.js';

/** `setTimeout` fires at once beyond 2^31 − 1 ms; and a machine that slept is noticed within the hour. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }

  /** The pending wait does not keep the process alive. */
  schedule(at: Date, run: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = at.getTime() - Date.now();
      timer = left <= LONGEST_WAIT_MS ? setTimeout(run, Math.max(0, left)) : setTimeout(wait, LONGEST_WAIT_MS);
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  }
}
