/**
 * Data directories as earlier states of the product have left them, opened by this one as a start opens them: at every kind
 * of task something waits, all of it is worked to its end, and nothing of what was written before is lost.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { House } from '../../cli/demo/house.js';
import { ENDED_STATES } from '../../domain/cases/index.js';
import { checkLedger, sealLedger } from '../../domain/core/index.js';
import { bundle } from '../kit/bundle.js';
import { withCells } from '../kit/policy.js';
import { waitingTasks, workToTheEnd } from '../kit/to-the-end.js';
import { detours } from './detours.js';
import { readRelease, releases, unpack } from './stored.js';

/** Hundreds of tasks, on a machine that has something else to do. */
const LONGEST_MS = 600_000;

const kinds = (elements: readonly string[]): string[] => [...new Set(elements)].sort();

async function open(name: string, dataDir: string): Promise<House> {
  const { at, cells } = readRelease(name);
  return House.open({
    dataDir,
    master: unpack(name, dataDir),
    zone: 'Asia/Shanghai',
    companyName: '示范燃气公司',
    start: Date.parse(at),
    // Whoever updates keeps the figures of the company.
    bundle: await withCells(bundle(), cells),
  });
}

async function incidents({ client }: House): Promise<(string | null)[]> {
  const { items } = await client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 100 });
  return items.map(({ errorMessage }) => errorMessage);
}

/** What a start does by and by. */
async function afterStart({ useCases, database }: House): Promise<void> {
  await useCases.search.renewSearch();
  await useCases.tasks.returnLapsedWorkItems();
  const newest = await useCases.definitions.newestBundle();
  await useCases.policies.adoptDeployed();
  expect(await useCases.definitions.newestBundle(), 'nobody deployed past the application').to.deep.equal(newest);
  await useCases.definitions.listen();
  await useCases.monitor.adoptTasks();
  await useCases.monitor.reconcile();
  await sealLedger(database);
}

describe('the data of an earlier release', () => {
  for (const name of releases())
    it(`${name} goes on: whatever waits is worked to its end`, async () => {
      const { waiting } = readRelease(name);
      const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
      const house = await open(name, dataDir);
      try {
        await house.settle();
        await afterStart(house);
        const found = await waitingTasks(house);
        expect(kinds(found.map(({ elementId }) => elementId))).to.deep.equal(waiting);
        const { complaints } = house.database.read;
        const before = await complaints.all();

        const worked = await workToTheEnd(house, detours());
        expect(await incidents(house)).to.deep.equal([]);
        expect(kinds(worked), 'worked').to.include.members(waiting);
        const after = await complaints.all();
        const left = after.filter(({ state }) => !ENDED_STATES.includes(state));
        expect(left.map(({ number, state }) => `${number} ${state}`)).to.deep.equal([]);
        expect(after.map(({ number }) => number)).to.deep.equal(before.map(({ number }) => number));
        await sealLedger(house.database);
        const { entries, faults } = await house.database.snapshot(checkLedger);
        expect(entries, 'entries of the ledger').to.be.greaterThan(100);
        expect(faults).to.deep.equal([]);
      } finally {
        await house.close();
        fs.rmSync(dataDir, { recursive: true });
      }
    }).timeout(LONGEST_MS);
});
