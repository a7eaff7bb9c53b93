/** Something that is done at every start, and daily from then on. */
import type { Clock } from '../domain/model.js';
import type { Logger } from '../domain/ports.js';

const DAY_MS = 24 * 3_600_000;
/** What could not be done, because the engine or the database is away, is tried again. */
const AGAIN_MS = 10 * 60_000;

/** Begins at once; nobody waits for it. @returns what ends it */
export function daily(clock: Clock, log: Logger, what: string, work: () => Promise<unknown>): () => void {
  let cancel = (): void => undefined;
  let ended = false;
  const after = (milliseconds: number): void => {
    if (!ended) cancel = clock.schedule(new Date(clock.now().getTime() + milliseconds), run);
  };
  const run = (): void =>
    void work().then(
      () => after(DAY_MS),
      (error: Error) => {
        if (!ended) log.error({ reason: error.message }, `${what} could not be done`);
        after(AGAIN_MS);
      },
    );
  run();
  return () => {
    ended = true;
    cancel();
  };
}
