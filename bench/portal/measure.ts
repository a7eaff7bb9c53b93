/** Twenty users at once; the sizes in turn, so that the machine's moods hit both. */
import { percentile, pooled, timed } from '../measure.js';
import { setTimeout as pause } from 'node:timers/promises';
import { USERS } from './house.js';
import type { Operation, Place } from './operations.js';

const ROUNDS = 3;
const WARM_UP = 40;

/** How users come: people look at a page before they ask for the next; machines do not. */
export interface Pace {
  name: string;
  pauseMs: number;
  /** In each round. */
  requests: number;
}
export const PACES: readonly Pace[] = [
  { name: 'a second between requests', pauseMs: 1_000, requests: 60 },
  { name: 'no pause', pauseMs: 0, requests: 100 },
];

export interface Figures {
  p50: number;
  p95: number;
  perSecond: number;
}

interface Taken {
  latencies: number[];
  ms: number;
}

async function round(operation: Operation, place: Place, pace: Pace, salt: number): Promise<Taken> {
  const { pauseMs, requests: count } = pace;
  const requests = await operation.prepare(place, count, salt);
  const latencies: number[] = [];
  const ms = await timed(() =>
    pooled(requests.length, USERS, async (at) => {
      // Nobody begins at the same moment as the others.
      if (pauseMs > 0) await pause(at < USERS ? (at * pauseMs) / USERS : pauseMs);
      latencies.push(await timed(requests[at] as () => Promise<void>));
    }),
  );
  return { latencies, ms };
}

function figuresOf(rounds: readonly Taken[]): Figures {
  const latencies = rounds.flatMap((one) => one.latencies);
  const ms = rounds.reduce((sum, one) => sum + one.ms, 0);
  return {
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    perSecond: (latencies.length / ms) * 1000,
  };
}

/** For each pace the figures of each place; what warms up is not counted. */
export async function measure(operation: Operation, places: readonly Place[]): Promise<Figures[][]> {
  for (const place of places) await round(operation, place, { name: '', pauseMs: 0, requests: WARM_UP }, 0);
  const figures: Figures[][] = [];
  for (const [nth, pace] of PACES.entries()) {
    const taken = places.map((): Taken[] => []);
    for (let salt = 1; salt <= ROUNDS; salt += 1)
      for (const [at, place] of places.entries())
        taken[at]?.push(await round(operation, place, pace, nth * ROUNDS + salt));
    figures.push(taken.map(figuresOf));
  }
  return figures;
}
