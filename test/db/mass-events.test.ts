/** Mass events on both databases: lists, counts and scopes, and what is written twice. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { MassEventId, MassMessageId } from '../../domain/mass-events/ids.js';
import { aDepartment } from '../kit/departments.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { CLASSIFICATION, refusal, withHouse } from './house.js';

const WORDS = {
  title: '测试路停气',
  area: '测试路',
  startedAt: anInstant('2026-09-29T00:00:00.000Z'),
  expectedEndAt: null,
  public: true,
};

describe('mass events', () => {
  const house = withHouse();
  const page = { from: 0, limit: 25 };
  const user = (name: string) => house().user(name);

  async function opened(more: Partial<typeof WORDS> & { kind?: 'outage' | 'matter' } = {}): Promise<MassEventId> {
    return house().useCases.massEvents.openMassEvent(await user('投诉办01'), { kind: 'outage', ...WORDS, ...more });
  }
  const file = (massEventId: MassEventId, token: string) => house().openCase({ massEventId, submissionToken: token });
  const listed = async (name: string) => {
    const { events, total } = await house().useCases.massEvents.massEvents(await user(name), page);
    return { total, events: events.map(({ event, cases }) => `${event.title} ${cases}`) };
  };

  it('are listed open first, the newest first, each with the cases that the user may see', async () => {
    const old = await opened({ title: '旧', startedAt: anInstant('2026-09-01T00:00:00.000Z') });
    const over = await opened({ title: '完', startedAt: anInstant('2026-09-30T00:00:00.000Z') });
    const matter = await opened({ title: '事项', kind: 'matter', startedAt: anInstant('2026-09-20T00:00:00.000Z') });
    await house().useCases.massEvents.closeMassEvent(await user('投诉办01'), over);
    const first = await file(old, 'one');
    await file(old, 'two');
    const { number, complaintId } = await house().openCase({ submissionToken: 'three' });
    await house().useCases.massEvents.linkCase(await user('受理01'), matter, number);
    expect(await listed('投诉办01')).to.deep.equal({ total: 3, events: ['事项 1', '旧 2', '完 0'] });
    // A department: what one of its cases belongs to, and that case alone.
    await house().useCases.cases.recordAssignment(
      house().job(),
      first.complaintId,
      aDepartment('engineering'),
      CLASSIFICATION,
    );
    expect(await listed('承办01')).to.deep.equal({ total: 1, events: ['旧 1'] });
    expect(await listed('承办02')).to.deep.equal({ total: 0, events: [] });
    // Whoever is kept from the only case of a matter does not know of the matter.
    const leader = await user('分管领导01');
    const whom = { kept: { kind: 'person' as const, userId: leader.id }, reason: 'interest' as const };
    await house().useCases.tasks.recuse(await user('投诉办01'), complaintId, whom);
    expect(await listed('分管领导01')).to.deep.equal({ total: 2, events: ['旧 2', '完 0'] });
    expect((await refusal(house().useCases.massEvents.massEvent(leader, matter, page))).code).to.equal('forbidden');
    expect((await refusal(house().useCases.massEvents.massEvents(await user('管理员01'), page))).code).to.equal(
      'forbidden',
    );
    expect((await house().useCases.massEvents.publicOutages()).map(({ title }) => title)).to.deep.equal(['旧']);
    expect(await house().ledgerFaults()).to.deep.equal([]);
  });

  it('of one matter never become public; of outages only those that are to be', async () => {
    const office = await user('投诉办01');
    const [matter, outage] = [await opened({ kind: 'matter' }), await opened({ public: false })];
    const shown = async () => (await house().useCases.massEvents.publicOutages()).map(({ id }) => id);
    expect(await shown()).to.deep.equal([]);
    for (const id of [matter, outage])
      await house().useCases.massEvents.changeMassEvent(office, id, { ...WORDS, public: true });
    expect(await shown()).to.deep.equal([outage]);
    expect((await house().database.read.massEvents.byId(matter))?.public).to.equal(false);
  });

  it('a case belongs to one at a time, and the second link is refused', async () => {
    const [one, other] = [await opened(), await opened()];
    const { number, complaintId } = await file(one, 'one');
    const clerk = await user('受理01');
    await house().useCases.massEvents.linkCase(clerk, one, number);
    const { details } = await refusal(house().useCases.massEvents.linkCase(clerk, other, number));
    expect(details['fields']).to.deep.equal({ number: 'elsewhere' });
    expect((await refusal(house().useCases.massEvents.unlinkCase(clerk, other, complaintId, '另一处'))).code).to.equal(
      'wrongState',
    );
    await house().useCases.massEvents.unlinkCase(clerk, one, complaintId, '另一处');
    await house().useCases.massEvents.linkCase(clerk, other, number);
    expect((await house().ledgerTypes(complaintId)).filter((type) => /linked/.test(type))).to.deep.equal([
      'case.linked',
      'case.unlinked',
      'case.linked',
    ]);
    const { event, past } = await house().useCases.massEvents.caseEvents(clerk, complaintId);
    expect([event?.id, past.map(({ reason }) => reason)]).to.deep.equal([other, ['另一处']]);
  });

  describe('with more complainants than are told at once', () => {
    const COUNT = 30;
    const lastMessage = async (event: MassEventId) => {
      const message = await house().database.read.massEvents.lastMessage(event);
      return message && { told: message.told, total: message.total, ended: message.endedAt !== null };
    };

    async function half(): Promise<{ event: MassEventId; messageId: MassMessageId }> {
      const event = await opened();
      for (let n = 0; n < COUNT; n += 1) await file(event, `one of many ${n}`);
      const words = { text: '今晚恢复。', textEn: '' };
      const { told } = await house().useCases.massEvents.tellComplainants(await user('投诉办01'), event, words);
      expect([told, await lastMessage(event)]).to.deep.equal([25, { told: 25, total: COUNT, ended: false }]);
      const rows = await house().database.read.outbox.pending(10_000);
      const next = rows.flatMap((row) => (row.kind === 'tell-complainants' ? [row.payload] : []));
      expect(next).to.have.length(1);
      return { event, messageId: anId(String(next[0]?.messageId)) };
    }

    it('go on in another process, where the one that began is gone, and nobody is told twice', async () => {
      const { event, messageId } = await half();
      const outbox = await house().anotherOutbox();
      // One of them is first, whichever it is; the other may find the message further on than it had read.
      await Promise.allSettled([outbox.tellOn(messageId), outbox.tellOn(messageId)]);
      expect(await lastMessage(event)).to.deep.equal({ told: COUNT, total: COUNT, ended: true });
      await outbox.tellOn(messageId);
      const told = await house().database.knex('notice').where({ event: 'mass-event' }).pluck('complaint_id');
      expect([told.length, new Set(told).size]).to.deep.equal([COUNT, COUNT]);
      expect(await house().ledgerFaults()).to.deep.equal([]);
    });

    it('are told by one message, however often it is sent while it goes on', async () => {
      const { event } = await half();
      const words = { text: '今晚恢复。', textEn: '' };
      const again = () => user('投诉办01').then((by) => house().useCases.massEvents.tellComplainants(by, event, words));
      expect(await Promise.all([again(), again()])).to.deep.equal(Array(2).fill({ told: 25, before: 0 }));
      expect(await house().database.knex('mass_event_message')).to.have.length(1);
    });

    it('hear no more of somebody whose account was taken away meanwhile, and the page says how many did', async () => {
      const { event, messageId } = await half();
      await house().useCases.people.deactivateUser(await user('管理员01'), (await user('投诉办01')).id);
      await house().outbox.tellOn(messageId);
      expect(await lastMessage(event)).to.deep.equal({ told: 25, total: COUNT, ended: true });
    });
  });

  it('tell each complainant once, by whoever may see the case; nobody whose case has ended', async () => {
    const event = await opened();
    const seen = await file(event, 'one');
    const hidden = await file(event, 'two');
    const ended = await file(event, 'three');
    await house().useCases.cases.recordWithdrawal(house().job(), ended.complaintId);
    const [first, second] = [await user('投诉办01'), await user('投诉办02')];
    const whom = { kept: { kind: 'person' as const, userId: first.id }, reason: 'interest' as const };
    await house().useCases.tasks.recuse(await user('总经理01'), hidden.complaintId, whom);
    const tell = (by: typeof first, text = '今晚恢复。') =>
      house().useCases.massEvents.tellComplainants(by, event, { text, textEn: '' });
    expect(await tell(first)).to.deep.equal({ told: 1, before: 0 });
    expect(await tell(second)).to.deep.equal({ told: 1, before: 1 });
    // At the same time: one of them writes, the other finds it written.
    const both = await Promise.all([tell(second, '已经恢复。'), tell(second, '已经恢复。')]);
    expect(both.reduce((sum, { told }) => sum + told, 0)).to.equal(2);
    const notices = async (id: ComplaintId) =>
      (await house().database.read.notices.ofComplaint(id)).filter((notice) => notice.event === 'mass-event').length;
    expect(await Promise.all([seen, hidden, ended].map(({ complaintId }) => notices(complaintId)))).to.deep.equal([
      2, 2, 0,
    ]);
    expect((await refusal(tell(await user('受理01')))).code).to.equal('forbidden');
  });

  it('one answer is kept in each case under its own key, and refused case by case', async () => {
    const event = await opened();
    const cases = [await file(event, 'one'), await file(event, 'two'), await file(event, 'three')];
    const handler = await user('承办01');
    const items = await Promise.all(
      cases.map(async ({ complaintId }) => {
        await house().useCases.cases.recordAssignment(
          house().job(),
          complaintId,
          aDepartment('engineering'),
          CLASSIFICATION,
        );
        return house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:engineering');
      }),
    );
    const visit = await house().offer(
      cases[0]?.complaintId ?? anId('nothing'),
      'userTask_ReturnVisit',
      'return-visit',
      'return-visitor',
    );
    const ids = [...items, visit].map(({ id }) => id);
    // Whoever investigated must not check: four eyes hold here, too.
    const [checked] = cases;
    const barred = await house().offer(
      checked?.complaintId ?? anId('nothing'),
      'userTask_Check',
      'check',
      'handler:engineering',
      {
        differentFrom: ['userTask_Investigate'],
      },
    );
    const known = (await house().useCases.massEvents.massEventTasks(handler, event)).map(({ item }) => item.elementId);
    expect(known).to.have.members([
      'userTask_Investigate',
      'userTask_Check',
      'userTask_Investigate',
      'userTask_Investigate',
    ]);
    const submit = () =>
      house().useCases.massEvents.submitTogether(handler, event, ids, { findings: '调压站停电。' }, {});
    expect((await submit()).map(({ outcome }) => outcome)).to.deep.equal(['done', 'done', 'done', 'notFound']);
    expect((await submit()).map(({ outcome }) => outcome)).to.deep.equal([
      'alreadyDone',
      'alreadyDone',
      'alreadyDone',
      'notFound',
    ]);
    const [refused] = await house().useCases.massEvents.submitTogether(handler, event, [barred.id], {}, {});
    expect(refused?.outcome).to.equal('tookPart');
    const { submissions } = house().database.read;
    const sealed = await Promise.all(cases.map(({ complaintId }) => submissions.ofComplaint(complaintId)));
    expect(sealed.map((rows) => rows.length)).to.deep.equal([1, 1, 1]);
    expect(new Set(sealed.flat().map((row) => row.sealed)).size).to.equal(3);
    expect(JSON.stringify(sealed)).not.to.include('调压站');
  });

  it('keep nothing of a person that was erased', async () => {
    const event = await opened();
    const { complaintId } = await file(event, 'one');
    await house().useCases.massEvents.unlinkCase(await user('受理01'), event, complaintId, '测试甲家中另有原因。');
    await house().useCases.cases.archiveComplaint(house().job(), complaintId, 'closed');
    await house().useCases.cases.erasePerson(await user('总经理01'), [complaintId], 'request');
    const { past } = await house().useCases.massEvents.caseEvents(await user('投诉办01'), complaintId);
    expect(past.map(({ reason }) => reason)).to.deep.equal(['']);
  });
});
