/**
 * The house as it stands on the day it is opened: diagrams deployed, database migrated, accounts there. Opened once for
 * each day, policy and bundle by what opens it in production; every test begins with a copy of its own.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ControlledClock, type Photograph as EnginePhotograph, startEngine } from '@gas-complaint-desk/engine';
import { type Database, openDatabase } from '../../db/database.js';
import { seedDemonstration } from '../../db/seeds.js';
import type { EngineClient } from '../../domain/core/engine.js';
import type { Logger } from '../../domain/core/log.js';
import type { Clock } from '../../domain/core/time/instant.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { hashOf, type Resource } from '../../gateways/deploy.js';
import { deploy } from '../../wiring.js';
import { folderForGood } from '../db/database.js';
import { putInForce } from './policy.js';

interface Day {
  start: string;
  /** In force from the beginning of 2025; D03_2025_1 where absent. */
  policy: string | undefined;
  bundle: readonly Resource[];
}

interface Photograph {
  engine: EnginePhotograph;
  /** The file of the desk's database. */
  database: string;
}

let migrated: Promise<string> | undefined;

/** A database in which nothing is yet, made once in this process: every day begins with a copy. */
async function emptyDatabase(): Promise<string> {
  const file = path.join(folderForGood(), 'desk.sqlite');
  await (await openDatabase({ file })).close();
  return file;
}

const QUIET: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const taken = new Map<string, Promise<Photograph>>();

/** Of the first that asks for it; later ones of this process have the same. */
export function photographOf(day: Day): Promise<Photograph> {
  const key = [day.start, day.policy ?? '', hashOf(day.bundle)].join(' ');
  const found = taken.get(key) ?? take(day);
  taken.set(key, found);
  return found;
}

/** As production opens it: the accounts, the policy, the diagrams. */
export async function furnish(
  { policy, bundle }: Day,
  { database, engine, clock, log }: { database: Database; engine: EngineClient; clock: Clock; log: Logger },
): Promise<void> {
  await seedDemonstration(database, clock);
  if (policy !== undefined) await putInForce(database, policy);
  await deploy({ database, engine, log }, bundle);
}

async function take(day: Day): Promise<Photograph> {
  const folder = folderForGood();
  const file = path.join(folder, 'desk.sqlite');
  const engineClock = new ControlledClock(new Date(day.start));
  const clock: Clock = { now: () => new Date(engineClock.now()), schedule: () => () => undefined };
  const running = await startEngine({ restPort: 0, clock: engineClock });
  fs.copyFileSync(await (migrated ??= emptyDatabase()), file);
  const database = await openDatabase({ file });
  try {
    const engine = createEngineClient({ baseUrl: `http://127.0.0.1:${running.restPort}`, account: null });
    await furnish(day, { database, engine, clock, log: QUIET });
    return { engine: await running.photograph(path.join(folder, 'engine.sqlite')), database: file };
  } finally {
    await running.close();
    // The last to leave the file writes its log into it.
    await database.close();
  }
}
