/**
 * Incidents that an outage caused retry themselves: an outage costs a job no try, but one that was not recognised, or
 * that an earlier version met, may have cost all of them. A job that fails for another reason then stays an incident.
 */
import {
  type Clock,
  isOutage,
  isOutageText,
  type EngineClient,
  EngineError,
  type EngineIncident,
  type Logger,
} from '../domain/core/index.js';

export interface OutageIncidentsOptions {
  engine: Pick<EngineClient, 'searchIncidents' | 'retryIncident'>;
  clock: Clock;
  log: Logger;
}

const LOOK_AGAIN_MS = 30_000;
/** Incidents of one look; there are never many. */
const PAGE = 100;
const MOST_PAGES = 20;

export interface OutageIncidents {
  /** One look. @returns how many incidents were tried again */
  look(): Promise<number>;
  close(): void;
}

/** Looks at once, and again and again until closed. */
export function retryOutageIncidents({ engine, clock, log }: OutageIncidentsOptions): OutageIncidents {
  let cancel: () => void = () => undefined;
  let closed = false;

  async function ofOutages(): Promise<EngineIncident[]> {
    const found: EngineIncident[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const filter = { state: 'ACTIVE', errorType: 'JOB_NO_RETRIES' };
      const { items } = await engine.searchIncidents(filter, { from: page * PAGE, limit: PAGE });
      found.push(...items.filter(({ errorMessage }) => isOutageText(errorMessage)));
      if (items.length < PAGE) break;
    }
    return found;
  }

  async function look(): Promise<number> {
    let retried = 0;
    for (const incident of await ofOutages()) {
      try {
        await engine.retryIncident(incident);
        retried += 1;
      } catch (error) {
        // An administrator was faster, or the case has moved on.
        if (!(error instanceof EngineError) || (error.status !== 404 && error.status !== 409)) throw error;
      }
    }
    if (retried > 0) log.info({ incidents: retried }, 'incidents of an outage were tried again');
    return retried;
  }

  async function lookAndWait(): Promise<void> {
    await look().catch((error: Error) => {
      // While the engine is away there is nothing to retry; the next look comes soon.
      if (!isOutage(error)) log.error({ reason: error.message }, 'incidents could not be looked through');
    });
    if (!closed) cancel = clock.schedule(new Date(clock.now().getTime() + LOOK_AGAIN_MS), () => void lookAndWait());
  }

  void lookAndWait();
  return {
    look,
    close: () => {
      closed = true;
      cancel();
    },
  };
}
