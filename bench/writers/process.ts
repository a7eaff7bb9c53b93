/** A process that writes: it files complaints, then adds words to its own cases, and says how many it did in the time. */
import { openDatabase } from '../../db/database.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { SystemClock } from '../../gateways/clock.js';
import { createLogger } from '../../gateways/log.js';
import { wireUseCases } from '../../wiring.js';
import { keys, locationOf, ZONE } from '../portal/house.js';

/** Writers of one process at once. */
const LANES = 8;

const database = await openDatabase(locationOf(process.argv[2] ?? ''));
const { useCases } = wireUseCases({
  database,
  engine: createEngineClient({ baseUrl: 'http://127.0.0.1:9', account: null }),
  clock: new SystemClock(),
  keys,
  log: createLogger('error'),
  zone: ZONE,
  companyName: '示范燃气公司',
  secondFactorRoles: [],
  publicUrl: null,
  mailEnabled: false,
});

const cases: { number: string; queryCode: string }[] = [];
let forms = 0;

async function file(): Promise<void> {
  forms += 1;
  const { number, queryCode } = await useCases.intake.fileComplaint({
    ...{ channel: 'web', category: 'repair', safetyHazard: false, locale: 'zh-CN' },
    ...{ complainantName: '测试甲', phone: `199${process.pid}${forms}`, email: '', address: '示范区示范路1号2单元301' },
    ...{ content: '灶前阀门漏水，报修三天无人上门。', occurredAt: '上周五', desiredOutcome: '尽快修好' },
    submissionToken: `${process.pid}-${forms}`,
  });
  cases.push({ number, queryCode });
}

async function add(turn: number): Promise<void> {
  const { number, queryCode } = cases[turn % cases.length] ?? { number: '', queryCode: '' };
  await useCases.portal.addInformation(number, queryCode, '昨晚又响了一次，请尽快派人来看。');
}

/** @returns writes, and how long the slowest of them took */
async function during(seconds: number, write: (turn: number) => Promise<void>): Promise<[number, number]> {
  const end = performance.now() + seconds * 1_000;
  let [writes, slowest] = [0, 0];
  async function lane(): Promise<void> {
    for (let at = performance.now(); at < end;) {
      writes += 1;
      await write(writes);
      const now = performance.now();
      slowest = Math.max(slowest, now - at);
      at = now;
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  return [writes, slowest];
}

process.on('message', ({ what, seconds }: { what: 'file' | 'add' | 'end'; seconds: number }) => {
  if (what === 'end') process.exit(0);
  void during(seconds, what === 'file' ? file : add).then((told) => process.send?.(told));
});
process.send?.('ready');
