/**
 * `npm run bench:portal`: filing, tracking and the desk's look-ups at 1,000 and at 1,000,000 complaints, on SQLite and on
 * PostgreSQL, through the real application over HTTP; then what each page of the portal weighs.
 *
 * `-- --sizes 1000,100000` for other sizes, `-- --databases sqlite` for one database.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import knexFactory from 'knex';
import { withPostgres } from '../cli/postgres-cluster.js';
import { Child } from './child.js';
import { timed } from './measure.js';
import { load } from './portal/load.js';
import { type Figures, measure, PACES } from './portal/measure.js';
import { OPERATIONS, type Place } from './portal/operations.js';
import { reportFigures, reportWeights, reportWritten } from './portal/report.js';
import { postgresSink, type Sink, sqliteSink } from './portal/sinks.js';
import { type Weight, weighPortal } from './portal/weight.js';

const SERVER = path.join(import.meta.dirname, 'portal/server.ts');
/** The cluster's own settings but for the log that a bulk load fills. */
const POSTGRES = ['max_wal_size=8GB'];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const { values: given } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,1000000' },
    databases: { type: 'string', default: 'sqlite,postgres' },
  },
});
const sizes = given.sizes.split(',').map(Number);
const year = new Date().getUTCFullYear();

/** A new database of that size, and how it is filled. */
type Make = (size: number) => Promise<{ location: string; sink: (location: string) => Sink | Promise<Sink> }>;

/** What is measured is not the disk: the file's pages are in memory, as those of a database that is in use. */
async function readOnce(location: string): Promise<void> {
  if (!fs.existsSync(location)) return;
  for await (const _part of fs.createReadStream(location, { highWaterMark: 4 * 1024 * 1024 })) continue;
}

async function run(name: string, make: Make): Promise<{ missed: number; weights: Weight[] }> {
  const servers: Child[] = [];
  try {
    const places: Place[] = [];
    for (const total of sizes) {
      const { location, sink } = await make(total);
      let written = new Map<string, number>();
      const ms = await timed(async () => void (written = await load(location, total, sink)));
      reportWritten(name, written, ms / 1000);
      const server = await Child.start(SERVER, [location]);
      process.once('exit', () => void server.stop());
      servers.push(server);
      places.push({ url: `http://127.0.0.1:${server.port}`, location, total, year });
    }
    for (const { location } of places) await readOnce(location);
    const measured: { name: string; figures: Figures[][] }[] = [];
    for (const operation of OPERATIONS)
      measured.push({ name: operation.name, figures: await measure(operation, places) });
    let missed = 0;
    for (const [nth, pace] of PACES.entries())
      missed += reportFigures(
        `${name}, 20 users at once, ${pace.name}`,
        sizes,
        measured.map(({ name: operation, figures }) => ({ name: operation, figures: figures[nth] ?? [] })),
      );
    return { missed, weights: await weighPortal(places[0] as Place) };
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function onSqlite(): ReturnType<typeof run> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-portal-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  try {
    return await run('SQLite', (size) =>
      Promise.resolve({ location: path.join(folder, `${size}.sqlite`), sink: sqliteSink }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const onPostgres = (): ReturnType<typeof run> =>
  withPostgres(POSTGRES, ({ url, bin }) =>
    run('PostgreSQL', async (size) => {
      const admin = knexFactory({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
      await admin.raw(`create database town_${size}`);
      await admin.destroy();
      return { location: new URL(`/town_${size}`, url).href, sink: (location) => postgresSink(bin, location) };
    }),
  );

console.log(
  'Written directly: complaints as they are filed and archived, each content sealed for itself. Simpler than in earnest:\n' +
    '500 data keys serve all; a case has one clock, one task, one notice, four entries of the ledger, whose hashes are no\n' +
    'chain; found are phone, name, house number and ten pairs of letters. Open are 200 cases, or one in 200. No engine runs:\n' +
    'what is filed stays in the outbox. Staff are signed in; each citizen comes from an address of their own.\n',
);
let missed = 0;
let weights: Weight[] = [];
if (given.databases.includes('sqlite')) ({ missed, weights } = await onSqlite());
if (given.databases.includes('postgres')) {
  const found = await onPostgres();
  missed += found.missed;
  weights = found.weights;
}
reportWeights(weights);
console.log(missed === 0 ? 'Every target is met.' : `${missed} targets are not met.`);
