/** Findings of a reconciliation on the real database: noted once, ended, listed; long lists are gone through in slices. */
import { expect } from 'chai';
import type { FindingId } from '../../domain/monitor/ids.js';
import type { WorkItemId } from '../../domain/tasks/ids.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { withHouse } from './house.js';

const KEY = '2251799813685999';

describe('findings', () => {
  const house = withHouse();
  const first = { kind: 'task-lost' as const, complaintId: null, engineKey: KEY };
  const note = (id: FindingId, subject: string, at: string) =>
    house().database.transaction((r) =>
      r.findings.note([{ id, subject: anId<WorkItemId>(subject), ...first }], anInstant(at)),
    );

  it('are noted once, however often they are seen', async () => {
    await note(anId('one'), 's', '2026-09-29T01:00:00.000Z');
    await note(anId('two'), 's', '2026-09-30T01:00:00.000Z');
    const { findings } = house().database.read;
    expect(await findings.count()).to.deep.equal({ total: 1, open: 1 });
    expect(await findings.byId(anId('one'))).to.deep.equal({
      ...{ id: anId('one'), subject: anId('s'), ...first, state: 'open', endedAt: null, by: null },
      firstSeenAt: '2026-09-29T01:00:00.000Z',
      seenAt: '2026-09-30T01:00:00.000Z',
    });
  });

  it('that are not seen again are gone; one that was mended is new when it comes back', async () => {
    await note(anId('one'), 's', '2026-09-29T01:00:00.000Z');
    await note(anId('two'), 't', '2026-09-29T01:00:00.000Z');
    await house().database.transaction((r) =>
      r.findings.mended(anId('one'), 'user', anInstant('2026-09-29T02:00:00.000Z')),
    );
    await house().database.transaction((r) =>
      r.findings.endUnseen(anInstant('2026-09-30T01:00:00.000Z'), anInstant('2026-09-30T01:00:01.000Z')),
    );
    const { findings } = house().database.read;
    const states = async () =>
      (await findings.list({ from: 0, limit: 9 })).map(({ subject, state }) => [subject, state]);
    expect(await states()).to.have.deep.members([
      [anId('s'), 'mended'],
      [anId('t'), 'gone'],
    ]);
    await note(anId('three'), 's', '2026-10-01T01:00:00.000Z');
    expect(await states()).to.deep.equal([
      [anId('s'), 'open'],
      [anId('t'), 'gone'],
    ]);
    expect((await findings.byId(anId('one')))?.firstSeenAt).to.equal('2026-10-01T01:00:00.000Z');
  });

  it('of a list longer than a slice are all found', async () => {
    const { complaintId } = await house().openCase();
    for (let count = 0; count < 230; count += 1)
      await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:engineering');
    await house().database.transaction(async (r) => {
      for (const { id } of await r.outbox.pending(1_000)) await r.outbox.done(id, house().now);
    });
    house().advance(120_000);
    const run = await house().useCases.monitor.reconcile();
    // The engine of these tests knows nothing: neither the tasks, nor the case, nor who watches its limits.
    const found = await house().database.read.findings.list({ from: 0, limit: 1_000 });
    const lost = found.filter(({ kind, state }) => kind === 'task-lost' && state === 'open');
    expect(new Set(lost.map(({ subject }) => subject)).size).to.equal(230);
    expect(run).to.include({ open: 231, mended: 2 });
    const page = await house().database.read.findings.list({ from: 225, limit: 25 });
    expect(page.filter(({ state }) => state === 'open')).to.have.length(6);
  });

  it('the highest key of the engine among what was noted last', async () => {
    const { findings, complaints } = house().database.read;
    expect(await findings.latestEngineKey()).to.equal(null);
    const { complaintId } = await house().openCase();
    const complaint = await complaints.byId(complaintId);
    if (complaint === null) throw new Error('There is no complaint.');
    await house().database.transaction((r) =>
      r.complaints.change(complaint, { processInstanceKey: '2251799813686001' }),
    );
    await house().database.transaction((r) => r.findings.note([], house().now));
    expect(await findings.latestEngineKey()).to.equal('2251799813686001');
  });

  it('what is still to be sent is known by any id in it', async () => {
    const { complaintId } = await house().openCase();
    const { outbox } = house().database.read;
    expect(await outbox.isPending(complaintId)).to.equal(true);
    expect(await outbox.isPending(complaintId.slice(0, 20))).to.equal(false);
  });
});
