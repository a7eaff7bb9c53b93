/** What changes between the moment at which something was looked at and the transaction that writes is not lost. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { CaseClock } from '../../domain/deadlines/model.js';
import type { FindingId } from '../../domain/monitor/ids.js';
import { anId } from '../kit/ids.js';
import { refusal, withHouse } from './house.js';
import { withPosts } from '../kit/posts.js';

describe('what changes meanwhile', () => {
  const house = withHouse();

  /** `other` happens right before the transaction of that number begins, counted from now. */
  function before(number: number, other: () => Promise<unknown>): void {
    const { database } = house();
    const transaction = database.transaction.bind(database);
    let begun = 0;
    const waiting: typeof database.transaction = async (work) => {
      begun += 1;
      if (begun === number) {
        database.transaction = transaction;
        await other();
      }
      return transaction(work);
    };
    database.transaction = waiting;
  }
  const investigate = async (complaintId: ComplaintId): Promise<CaseClock> =>
    (await house().database.read.clocks.ofComplaints([complaintId])).find(
      ({ step }) => step === 'investigate',
    ) as CaseClock;

  it('is counted when a limit runs on: of two pauses neither is lost (D03-R15)', async () => {
    const { useCases } = house();
    const [office, colleague] = [await house().user('投诉办01'), await house().user('投诉办02')];
    const { complaintId } = await house().openCase();
    const { id } = await investigate(complaintId);
    house().advanceTo('2026-10-08T01:00:00.000Z');
    await useCases.deadlines.pauseClock(office, id, 'meterTest');
    house().advanceTo('2026-10-09T01:00:00.000Z');
    before(1, async () => {
      await useCases.deadlines.resumeClock(colleague, id);
      house().advanceTo('2026-10-09T02:00:00.000Z');
      await useCases.deadlines.pauseClock(colleague, id, 'meterTest');
      house().advanceTo('2026-10-10T01:00:00.000Z');
    });
    await useCases.deadlines.resumeClock(office, id);
    const { pauses, dueAt, state } = await investigate(complaintId);
    expect(pauses.map(({ from, to }) => `${from} ${to}`)).to.deep.equal([
      '2026-10-08T01:00:00.000Z 2026-10-09T01:00:00.000Z',
      '2026-10-09T02:00:00.000Z 2026-10-10T01:00:00.000Z',
    ]);
    expect([state, dueAt], 'two working days ended in them').to.deep.equal(['running', '2026-10-14T16:00:00.000Z']);
  });

  it('is reckoned by the new calendar: a limit that began while the year was being loaded (D03-R15)', async () => {
    house().advanceTo('2026-12-29T02:00:00.000Z');
    let complaintId = anId<ComplaintId>('');
    before(1, async () => {
      ({ complaintId } = await house().openCase());
    });
    const daysOff = [{ from: '2027-01-01', to: '2027-01-03', name: '元旦' }];
    const moved = await house().useCases.deadlines.loadCalendar('operator', {
      ...{ year: 2027, notice: '测试通知', daysOff, makeUpWorkdays: [] },
    });
    const { id, dueAt, provisional } = await investigate(complaintId);
    expect([dueAt, provisional]).to.deep.equal(['2027-01-06T16:00:00.000Z', false]);
    expect(moved.map(({ clockId }) => clockId)).to.deep.equal([id]);
  });

  it('is counted when a case is archived: the last objection that may be raised was raised just now', async () => {
    const { complaintId } = await house().openCase();
    before(1, () =>
      house().database.transaction(async (r) => {
        for (let time = 0; time < 3; time += 1)
          await r.ledger.append({
            ...{ type: 'answer.disputed', complaintId, actor: 'complainant', facts: {}, payloadDigest: null },
            ...{ at: house().now, schemaVersion: 2 },
          });
      }),
    );
    const { reopenUntil } = await house().useCases.cases.archiveComplaint(house().job(), complaintId, 'satisfied');
    expect(reopenUntil).to.equal(house().now);
  });

  it('is asked once more before a finding is mended: whoever administers no longer mends nothing', async () => {
    const { complaintId } = await house().openCase();
    const { id: subject } = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
    const finding = { id: anId<FindingId>('one'), kind: 'task-lost' as const, subject, complaintId, engineKey: null };
    await house().database.transaction((r) => r.findings.note([finding], house().now));
    const admin = await house().user('管理员01');
    before(2, () => house().database.transaction((r) => r.people.change(admin, withPosts(admin, 'hr'))));
    expect((await refusal(house().useCases.monitor.mendFinding(admin, anId('one')))).code).to.equal('forbidden');
    expect((await house().database.read.workItems.byId(subject))?.state).to.equal('offered');
    expect((await house().database.read.findings.byId(anId('one')))?.state).to.equal('open');
  });

  it('is seen by one answer to many: a case that was taken out of the event goes its own way', async () => {
    const { massEvents } = house().useCases;
    const office = await house().user('投诉办01');
    const words = { title: '停气', area: '示范区', startedAt: house().now, expectedEndAt: null, public: false };
    const event = await massEvents.openMassEvent(office, { kind: 'outage', ...words });
    const { complaintId, number } = await house().openCase({ massEventId: event });
    const item = await house().offer(complaintId, 'userTask_Assign', 'assign', 'complaint-office');
    before(1, () => massEvents.unlinkCase(office, event, complaintId, '另一处'));
    const [done] = await massEvents.submitTogether(office, event, [item.id], {}, {});
    expect(done).to.include({ number, outcome: 'wrongState' });
    expect((await house().database.read.workItems.byId(item.id))?.state).to.equal('offered');
  });
});
