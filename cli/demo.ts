/**
 * `npm run demo -- [--seed 1] [--complaints 300] [--until 2026-11-24] [--data ./demo-data] [--again] [--no-start]`: fills a
 * data directory with a year of the company, worked through in virtual time, and starts the application on it.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../config.js';
import { DatabaseError } from '../db/database.js';
import { loadMasterKey } from '../db/keys.js';
import {
  instantOf,
  isLocalDate,
  type LocalDate,
  localDateOf,
  messageOf,
  stackOf,
  toLocalDate,
} from '../domain/core/index.js';
import { SystemClock } from '../gateways/clock.js';
import { MARK, makeRoom, mark } from './demo/directory.js';
import { linesOf } from './demo/summary.js';
import { fillYear } from './demo/year.js';
import { CommandError } from './house.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const USAGE =
  '用法 usage: npm run demo -- [--seed 1] [--complaints 300] [--until 2026-11-24] [--data ./demo-data] [--again] [--no-start]';
const MOST_COMPLAINTS = 100_000;
/** A year and some days after the first regulation came into force. */
const EARLIEST = toLocalDate('2026-01-05');

interface Wishes {
  seed: string;
  complaints: number;
  until: LocalDate;
  dataDir: string;
  again: boolean;
  start: boolean;
}

/** @throws {CommandError} */
function readWishes(today: LocalDate): Wishes {
  const { seed, complaints, until, data, again, ...others } = parsed();
  const count = Number(complaints);
  if (!Number.isInteger(count) || count < 1 || count > MOST_COMPLAINTS)
    throw new CommandError(`--complaints 须是正整数。 --complaints must be a whole number from 1.\n${USAGE}`);
  const last = until ?? today;
  if (!isLocalDate(last))
    throw new CommandError(`--until 须是日期。 --until must be a day such as 2026-11-24.\n${USAGE}`);
  if (last < EARLIEST)
    throw new CommandError(
      `--until 不能早于 ${EARLIEST}。 --until must not be earlier than ${EARLIEST}: no regulation held a year before.`,
    );
  if (until !== undefined && until > today)
    throw new CommandError(
      '--until 不能晚于今天。 --until must not be later than today: the application would wait for it.',
    );
  return {
    seed,
    complaints: count,
    until: last,
    dataDir: path.resolve(data),
    again,
    start: !others['no-start'],
  };
}

function parsed() {
  try {
    return parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        complaints: { type: 'string', default: '300' },
        until: { type: 'string' },
        data: { type: 'string', default: './demo-data' },
        again: { type: 'boolean', default: false },
        'no-start': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new CommandError(`${messageOf(error)}\n${USAGE}`);
  }
}

/** Runs a program of the repository; ends when it does, with its code. */
function runProgram(file: string, settings: Record<string, string>): Promise<number> {
  // Whatever else the environment names is not where the demonstration lies.
  const elsewhere = { DATABASE_URL: '', ZEEBE_ADDRESS: '', ZEEBE_REST_ADDRESS: '', ROLES: '' };
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, file)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...elsewhere, ...settings },
  });
  // Ctrl-C reaches both: the application closes, then this ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 0));
  });
}

async function main(): Promise<void> {
  const config = loadConfig();
  const clock = new SystemClock();
  if (config.production)
    throw new CommandError(
      '生产环境不能生成演示数据。 No demonstration in production: its accounts have a published password.',
    );
  const { zone, companyName } = config;
  const wishes = readWishes(localDateOf(instantOf(clock.now()), zone));
  const { seed, complaints, until, dataDir } = wishes;
  makeRoom(dataDir, wishes.again);
  const began = clock.now().getTime();
  console.log(`演示数据 demonstration: ${dataDir}`);
  console.log(`  至 until ${until}, ${complaints} 件投诉 complaints, 种子 seed ${seed}`);
  const master = loadMasterKey({ dataKey: config.dataKey, dataDir, production: false });
  mark(dataDir, { seed, complaints, until });
  const progress = (month: string, received: number): void =>
    console.log(`  ${month}: 收到 received ${received}/${complaints}`);
  const summary = await fillYear({ dataDir, master, zone, companyName, seed, complaints, until, progress });
  mark(dataDir, { seed, complaints, until, summary });
  for (const line of linesOf(summary)) console.log(`  ${line}`);
  console.log(`  ${((clock.now().getTime() - began) / 1000).toFixed(0)} s; ${path.join(dataDir, MARK)}`);
  if (!wishes.start) {
    console.log(`  启动 start: DATA_DIR=${path.relative(process.cwd(), dataDir) || '.'} npm start`);
    return;
  }
  await runProgram('cli/build-assets.ts', {});
  process.exitCode = await runProgram('main.ts', { DATA_DIR: dataDir });
}

try {
  await main();
} catch (error) {
  const known = [ConfigError, DatabaseError, CommandError].some((kind) => error instanceof kind);
  console.error(known ? messageOf(error) : stackOf(error));
  process.exitCode = 1;
}
