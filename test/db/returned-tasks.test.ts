/** Claimed tasks of people who cannot go on, in SQL: looked for, returned, noted for whoever had them, listed for substitutes. */
import { expect } from 'chai';
import type { WorkItemId } from '../../domain/tasks/ids.js';
import { KEYS, refusal, withHouse } from './house.js';

describe('claimed tasks', () => {
  const house = withHouse();
  const TODAY = { fromOn: '2026-09-29', toOn: '2026-09-29' };

  async function claimed(username: string): Promise<WorkItemId> {
    const { complaintId } = await house().openCase({ submissionToken: `of ${username}` });
    const { id } = await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:engineering');
    await house().useCases.tasks.claimWorkItem(await house().user(username), id);
    return id;
  }
  const item = (id: WorkItemId) => house().database.read.workItems.byId(id);
  const withPlaces = async (username: string) => {
    const token = `session of ${username}`;
    const { id: userId } = await house().user(username);
    const at = house().now;
    await house().database.transaction((r) =>
      r.people.insertSession({
        tokenHash: KEYS.hash('session', token),
        userId,
        startedAt: at,
        seenAt: at,
        stage: 'full',
      }),
    );
    return (await house().useCases.people.session(token))?.user ?? (await house().user(username));
  };

  it('of an absent colleague are offered again when the absence begins, and to whoever stands in, whose place is kept with them', async () => {
    const id = await claimed('承办01');
    expect(await house().useCases.tasks.returnLapsedWorkItems()).to.equal(0);
    const [self, other] = [await house().user('承办01'), await house().user('承办02')];
    await house().useCases.people.recordAbsence(self, { userId: self.id, substituteId: other.id, ...TODAY });
    const listed = async (username: string) => {
      const { items, counts } = await house().useCases.tasks.listWorkItems(await withPlaces(username), 'groups', {
        from: 0,
        limit: 25,
      });
      return [items.map(({ item: one }) => one.id), counts.groups];
    };
    expect(await item(id)).to.include({ state: 'offered', assignee: null });
    expect(await listed('承办02')).to.deep.equal([[id], 1]);
    expect(await listed('承办03')).to.deep.equal([[], 0]);
    await house().useCases.tasks.claimWorkItem(other, id);
    expect(await item(id)).to.include({ assignee: other.id, inPlaceOf: self.id });
    // The absence is over: it goes back, and the substitute hears why.
    house().advanceTo('2026-09-30T01:00:00.000Z');
    expect(await house().useCases.tasks.returnLapsedWorkItems()).to.equal(1);
    expect(await item(id)).to.include({ state: 'offered', assignee: null, inPlaceOf: null, claimedAt: null });
    const sent = await refusal(house().useCases.tasks.submitWorkItem(other, id, { findings: '经查。' }, {}));
    expect(sent).to.deep.include({ code: 'takenAway', details: { by: '', reason: 'placeEnded' } });
    expect(await house().useCases.tasks.returnLapsedWorkItems(), 'once').to.equal(0);
  });

  it('that went back twice are noted with the last reason, until they are claimed again', async () => {
    const id = await claimed('承办01');
    const [self, office] = [await house().user('承办01'), await house().user('投诉办01')];
    const noted = async () => (await house().database.read.workItems.returnOf(id, self.id))?.reason ?? null;
    await house().useCases.tasks.takeBackWorkItem(office, id, 'workload');
    expect(await noted()).to.equal('workload');
    await house().useCases.tasks.claimWorkItem(self, id);
    expect(await noted()).to.equal(null);
    await house().useCases.tasks.takeBackWorkItem(office, id, 'late');
    await house().database.transaction((r) =>
      r.workItems.noteReturn({ workItemId: id, userId: self.id, by: office.id, reason: 'mistaken', at: house().now }),
    );
    expect(await noted()).to.equal('mistaken');
    expect(await house().database.read.workItems.claimed()).to.deep.equal([]);
  });
});
