/**
 * The house as it stands on the day it is opened: diagrams deployed, database migrated, accounts there. Opened once for
 * each day, policy and bundle by what opens it in production; every test begins with a copy of its own.
 */
import path from 'node:path';
import { ControlledClock, type Photograph as EnginePhotograph, startEngine } from '@gas-complaint-desk/engine';
import type { Database } from '../../db/database.js';
import { seedDemonstration } from '../../db/seeds.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { EngineClient } from '../../domain/core/engine.js';
import type { Logger } from '../../domain/core/log.js';
import type { Clock } from '../../domain/core/time/instant.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { hashOf } from '../../domain/definitions/index.js';
import { filesOf, type Resource } from '../../gateways/deploy.js';
import { deploy } from '../../wiring.js';
import { folderForGood, type Negative, negative } from '../db/database.js';
import { putInForce } from './policy.js';

export interface Day {
  start: string;
  /** In force from the beginning of 2025; D03_2025_1 where absent. */
  policy: string | undefined;
  bundle: readonly Resource[];
}

export interface Photograph {
  engine: EnginePhotograph;
  database: Negative;
  /** Complaints that are there already. */
  complaints: readonly ComplaintId[];
  /** Of them, those whose complainant has been told number and code. */
  filed: readonly { complaintId: ComplaintId; number: string; queryCode: string }[];
  /** Where its clock stood, in milliseconds. */
  now: number;
}

const QUIET: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const taken = new Map<string, Promise<Photograph>>();
const keyOf = (day: Day): string => [day.start, day.policy ?? '', hashOf(filesOf(day.bundle))].join(' ');

/** Of the first that asks for it; later ones of this process have the same. */
function once(key: string, make: () => Promise<Photograph>): Promise<Photograph> {
  const found = taken.get(key) ?? make();
  taken.set(key, found);
  return found;
}

export const photographOf = (day: Day): Promise<Photograph> => once(keyOf(day), () => take(day));

/** Of a day on which something has happened already. */
export const photographAfter = (day: Day, scene: string, make: () => Promise<Photograph>): Promise<Photograph> =>
  once(`${keyOf(day)} ${scene}`, make);

/** As production opens it: the accounts, the policy, the diagrams. */
async function furnish(
  { policy, bundle }: Day,
  { database, engine, clock, log }: { database: Database; engine: EngineClient; clock: Clock; log: Logger },
): Promise<void> {
  await seedDemonstration(database, clock);
  if (policy !== undefined) await putInForce(database, policy);
  await deploy({ database, engine, clock, log }, bundle);
}

async function take(day: Day): Promise<Photograph> {
  const engineClock = new ControlledClock(new Date(day.start));
  const clock: Clock = { now: () => new Date(engineClock.now()), schedule: () => () => undefined };
  const running = await startEngine({ restPort: 0, clock: engineClock });
  try {
    const engine = createEngineClient({ baseUrl: `http://127.0.0.1:${running.restPort}`, account: null });
    const database = await negative((made) => furnish(day, { database: made, engine, clock, log: QUIET }));
    const now = engineClock.now();
    return {
      engine: await running.photograph(path.join(folderForGood(), 'engine.sqlite')),
      database,
      complaints: [],
      filed: [],
      now,
    };
  } finally {
    await running.close();
  }
}
