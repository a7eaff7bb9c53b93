/**
 * Data directories as earlier states of the product have left them, opened by this one as a start opens them: at every kind
 * of task something waits, all of it is worked to its end, and nothing of what was written before is lost.
 */
import { expect } from 'chai';
import type { House } from '../../cli/demo/house.js';
import { ENDED_STATES } from '../../domain/cases/index.js';
import { sealLedger } from '../../domain/core/index.js';
import { waitingTasks, workToTheEnd } from '../kit/to-the-end.js';
import { detours } from './detours.js';
import { wholeLedger } from '../kit/ledger.js';
import { incidentsOf, openRelease } from './old-house.js';
import { readRelease, releases } from './stored.js';

/** Hundreds of tasks, on a machine that has something else to do. */
const LONGEST_MS = 600_000;

const kinds = (elements: readonly string[]): string[] => [...new Set(elements)].sort();

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
      const { house, ledgerFaults, close } = await openRelease(name);
      try {
        await house.settle();
        await afterStart(house);
        const found = await waitingTasks(house);
        expect(kinds(found.map(({ elementId }) => elementId))).to.deep.equal(waiting);
        const { complaints } = house.database.read;
        const before = await complaints.all();

        const worked = await workToTheEnd(house, detours());
        expect(await incidentsOf(house)).to.deep.equal([]);
        expect(kinds(worked), 'worked').to.include.members(waiting);
        const after = await complaints.all();
        const left = after.filter(({ state }) => !ENDED_STATES.includes(state));
        expect(left.map(({ number, state }) => `${number} ${state}`)).to.deep.equal([]);
        expect(after.map(({ number }) => number)).to.deep.equal(before.map(({ number }) => number));
        await sealLedger(house.database);
        expect((await wholeLedger(house.database)).length, 'entries of the ledger').to.be.greaterThan(100);
        expect(await ledgerFaults()).to.deep.equal([]);
      } finally {
        await close();
      }
    }).timeout(LONGEST_MS);
});
