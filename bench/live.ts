/**
 * `npm run bench:live`: how much of a processor the application takes when nothing happens, with nobody and with 300 open pages
 * that listen for what is new.
 */
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../db/database.js';
import { seedDemonstration } from '../db/seeds.js';
import { instantOf } from '../domain/core/index.js';
import { SystemClock } from '../gateways/clock.js';
import { Child } from './child.js';
import { keys } from './portal/house.js';

const SERVER = path.join(import.meta.dirname, 'portal/server.ts');
const PAGES = 300;
const SECONDS = 60;
const TARGET_PERCENT = 3;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const clock = new SystemClock();
const passing = (ms: number): Promise<void> =>
  new Promise((resolve) => void clock.schedule(new Date(clock.now().getTime() + ms), resolve));

/** A page of each of those who work here, in turn. @returns their sessions */
async function prepare(file: string): Promise<string[]> {
  const database = await openDatabase({ file });
  await seedDemonstration(database, clock);
  const users = await database.read.people.all();
  const at = instantOf(clock.now());
  const tokens = users.map((_, index) => `session-of-page-${index}`);
  await database.transaction(async (r) => {
    for (const [index, { id: userId }] of users.entries())
      await r.people.insertSession({
        tokenHash: keys.hash('session', tokens[index] ?? ''),
        ...{ userId, startedAt: at, seenAt: at, stage: 'full' as const },
      });
  });
  await database.close();
  return tokens;
}

/** @returns once it has said how much is unread */
function listen(port: number, token: string): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: `session=${token}` };
    http
      .get({ port, host: '127.0.0.1', path: '/desk/live', headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`A page is answered ${answer.statusCode}.`));
        answer.on('data', (chunk: Buffer) => chunk.toString().includes('data:') && resolve(answer));
      })
      .once('error', reject);
  });
}

async function percent(server: Child): Promise<number> {
  const before = server.cpuMs();
  await passing(SECONDS * 1_000);
  return (server.cpuMs() - before) / (SECONDS * 10);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-live-'));
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'desk.sqlite');
const tokens = await prepare(file);
const server = await Child.start(SERVER, [file]);
const none = await percent(server);
const pages = await Promise.all(
  Array.from({ length: PAGES }, (_, index) => listen(server.port, tokens[index % tokens.length] ?? '')),
);
const many = await percent(server);
for (const page of pages) page.destroy();
await server.stop();
console.log(
  `Nothing happens, ${SECONDS} s: ${none.toFixed(1)} % of a core with no open page, ${many.toFixed(1)} % with ${PAGES}; target: below ${TARGET_PERCENT} %.`,
);
process.exit(many < TARGET_PERCENT ? 0 : 1);
