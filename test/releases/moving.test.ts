/** Cases that earlier releases have begun, which knew no bundles, are moved to the bundle of the update. */
import { expect } from 'chai';
import type { MoveProgress } from '../../domain/migration/index.js';
import type { House } from '../../cli/demo/house.js';
import { openTasks, waitingTasks, workToItsEnd } from '../kit/to-the-end.js';
import { incidentsOf, openRelease } from './old-house.js';

/** Its diagrams are almost those of today. */
const LATER = '2026-11-29-61a14e1-every-task';
/** Today's diagrams have grown out of its, and have little in common with them. */
const OLDEST = '2026-11-24-f08a300';

async function move({ database, useCases }: House): Promise<MoveProgress> {
  const found = await database.read.people.byUsername('管理员01');
  if (found === null) throw new Error('There is no administrator.');
  const asked = { from: 0, to: 1, byHand: [], reason: '改按新流程办理', digest: null, batch: 9, mostFailures: 9 };
  return useCases.migration.runPlan(found.user, asked, () => undefined);
}

describe('cases of a release without bundles', () => {
  it('are moved wherever they wait, with what is open of them, and end by the new diagrams', async () => {
    const { house, ledgerFaults, close } = await openRelease(LATER);
    try {
      await house.settle();
      const { read } = house.database;
      const before = (await waitingTasks(house)).map(({ elementId }) => elementId).sort();
      const { move: run, counts } = await move(house);
      expect([run.state, counts.moved, counts.kept]).to.deep.equal(['ended', 36, 0]);
      await house.settle();
      const items = await waitingTasks(house);
      expect(items.map(({ elementId }) => elementId).sort()).to.deep.equal(before);
      const bundle = await read.bundles.latest();
      expect(bundle?.number).to.equal(1);
      for (const { id, bundleId } of await read.complaints.all()) {
        expect(bundleId).to.equal(bundle?.id);
        for (const { processDefinitionKey: key, elementId } of await openTasks(house, id)) {
          // What began by a message goes by the diagram that was the newest then, and ends by it.
          if (['userTask_ConfirmDanger', 'userTask_SuperviseDanger', 'userTask_UrgeSafety'].includes(elementId))
            continue;
          expect(bundle && key && (await read.bundles.hasDefinition(bundle.id, key)), elementId).to.equal(true);
        }
      }
      expect((await read.bundles.list({ from: 0, limit: 9 })).map(({ number }) => number)).to.deep.equal([1]);
      for (const at of ['userTask_Investigate', 'userTask_Negotiate', 'userTask_CarryOut', 'userTask_Assign']) {
        const task = items.find(({ elementId, matter }) => elementId === at && matter.kind === 'case');
        if (task?.matter.kind !== 'case') throw new Error(`No case waits at ${at}.`);
        await workToItsEnd(house, task.matter.complaintId);
        expect((await read.complaints.byId(task.matter.complaintId))?.state).to.equal('archived');
      }
      expect(await incidentsOf(house)).to.deep.equal([]);
      expect(await ledgerFaults()).to.deep.equal([]);
    } finally {
      await close();
    }
  });

  it('stay where the new diagrams have nothing for them, and end by their own', async () => {
    const { house, ledgerFaults, close } = await openRelease(OLDEST);
    try {
      await house.settle();
      const { move: run, counts, kept } = await move(house);
      expect([run.state, counts.moved, counts.kept]).to.deep.equal(['stopped', 0, 1]);
      expect(kept[0]?.obstacle?.why).to.equal('unplaced');
      const [first] = await house.database.read.complaints.all();
      if (first === undefined) throw new Error('There are no cases.');
      await workToItsEnd(house, first.id);
      expect(await house.database.read.complaints.byId(first.id)).to.include({ state: 'archived', bundleId: null });
      expect(await incidentsOf(house)).to.deep.equal([]);
      expect(await ledgerFaults()).to.deep.equal([]);
    } finally {
      await close();
    }
  });
});
