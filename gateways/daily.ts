/** Something that is done at every start and again and again from then on, by the second, the day or the calendar. */
import { type Clock, endOfDay, instantOf, isOutage, localDateOf, type Logger } from '../domain/core/index.js';

const DAY_S = 24 * 3_600;
/** What could not be done because the engine or the database is away is tried again soon, anything else less often. */
const AFTER_OUTAGE_MS = 30_000;
const AGAIN_MS = 10 * 60_000;

/** When a work that was done is done next; null: it was done for good. */
export type Next = (now: Date) => Date | null;

export const secondsLater =
  (seconds: number): Next =>
  (now) =>
    new Date(now.getTime() + seconds * 1_000);
const aDayLater = secondsLater(DAY_S);
export const neverAgain: Next = () => null;
export const aMinuteLater = secondsLater(60);
/** What changes with the date in the company's zone. */
export const atMidnight =
  (zone: string): Next =>
  (now) =>
    new Date(endOfDay(localDateOf(instantOf(now), zone), zone));

/** Begins at once; nobody waits for it. @returns what ends it */
export function daily(
  clock: Clock,
  log: Logger,
  what: string,
  work: () => Promise<unknown>,
  next: Next = aDayLater,
): () => void {
  let cancel = (): void => undefined;
  let ended = false;
  const at = (instant: Date | null): void => {
    if (!ended && instant !== null) cancel = clock.schedule(instant, run);
  };
  const run = (): void =>
    void work().then(
      () => at(next(clock.now())),
      (error: Error) => {
        if (!ended) log.error({ reason: error.message }, `${what} could not be done`);
        at(new Date(clock.now().getTime() + (isOutage(error) ? AFTER_OUTAGE_MS : AGAIN_MS)));
      },
    );
  run();
  return () => {
    ended = true;
    cancel();
  };
}
