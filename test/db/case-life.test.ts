import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { NoticeId } from '../../domain/notices/ids.js';
import { toGroup } from '../../domain/people/roles.js';
import { aDepartment } from '../kit/departments.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';
import { anInstance, CLASSIFICATION, refusal, withHouse } from './house.js';

const HOUR = 3_600_000;

describe('the life of a case', () => {
  const house = withHouse();
  const complaint = async (id: ComplaintId) => house().database.read.complaints.byId(id);

  it('opened by a second instance is a duplicate, opened again by the first one is not, and starts no second clocks', async () => {
    const { complaintId, number } = await house().openCase();
    expect(await house().useCases.cases.openCase(house().job(), complaintId, anInstance('2'))).to.deep.equal({
      duplicate: true,
    });
    expect(await house().useCases.cases.openCase(house().job(), complaintId, anInstance(number))).to.deep.equal({
      duplicate: false,
    });
    expect(await house().database.read.clocks.ofComplaints([complaintId])).to.have.length(2);
    expect(await house().useCases.cases.complaintsByInstance([`instance-${number}`])).to.deep.equal({
      [`instance-${number}`]: { complaintId, number },
    });
  });

  it('whose job is delivered twice, even at once, is recorded once', async () => {
    const { complaintId } = await house().openCase();
    const job = house().job();
    await Promise.all([
      house().useCases.cases.recordRegistration(job, complaintId),
      house().useCases.cases.recordRegistration(job, complaintId),
    ]);
    await house().useCases.cases.recordRegistration(job, complaintId);
    const types = await house().ledgerTypes(complaintId);
    expect(types.filter((type) => type === 'case.registered')).to.have.length(1);
    expect(types.filter((type) => type === 'clock.met')).to.have.length(1);
    expect((await house().messages()).filter((message) => message.startsWith('deadline-met'))).to.have.length(1);
  });

  it('is classified, assigned, approved and archived, each with its entry', async () => {
    const { complaintId } = await house().openCase();
    const { useCases } = house();
    await useCases.cases.recordClassification(house().job(), complaintId, CLASSIFICATION);
    await useCases.cases.recordAssignment(house().job(), complaintId, aDepartment('safety'), CLASSIFICATION);
    await useCases.cases.recordApproval(house().job(), complaintId, {
      outcome: 'approved',
      approverGroup: toGroup('general-manager'),
    });
    await useCases.cases.archiveComplaint(house().job(), complaintId, 'satisfied');
    expect(await complaint(complaintId)).to.include({
      category: 'safety',
      level: 'major',
      priority: 'urgent',
      responsibleDepartment: 'safety',
      state: 'archived',
      outcome: 'satisfied',
      archivedAt: house().now,
    });
    expect(await house().ledgerTypes(complaintId)).to.include.members([
      'case.classified',
      'case.assigned',
      'plan.decided',
      'case.archived',
      'clock.cancelled',
    ]);
  });

  it('a limit stopped before its due instant is in time, at its due instant no more (D03-R13)', async () => {
    const inTime = async (after: number): Promise<unknown> => {
      const { complaintId } = await house().openCase({ submissionToken: `after ${after}` });
      house().advance(after);
      await house().useCases.cases.recordRegistration(house().job(), complaintId);
      return (await house().database.read.ledger.ofComplaint(complaintId)).find(({ type }) => type === 'clock.met')
        ?.facts['inTime'];
    };
    expect(await inTime(24 * HOUR - 1)).to.equal(true);
    expect(await inTime(24 * HOUR)).to.equal(false);
  });

  it('counts what a person submitted in time as in time, though it was recorded later', async () => {
    const { complaintId } = await house().openCase();
    const item = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
    house().advance(23 * HOUR);
    await house().useCases.tasks.submitWorkItem(await house().user('受理01'), item.id, {}, {});
    const submittedAt = house().now;
    house().advance(5 * HOUR);
    await house().useCases.cases.recordRegistration(house().job(), complaintId);
    const [clock] = (await house().database.read.clocks.ofComplaints([complaintId])).filter(
      ({ step }) => step === 'register',
    );
    expect(clock).to.include({ state: 'met', endedAt: submittedAt });
  });

  it('carries the date of its plan as a limit (D03-R17)', async () => {
    const { complaintId } = await house().openCase();
    await house().useCases.cases.recordCaseEvent(house().job(), complaintId, 'plan-approved', {
      planDueOn: aDay('2026-10-20'),
    });
    const clock = (await house().database.read.clocks.ofComplaints([complaintId])).find(
      ({ step }) => step === 'rectify',
    );
    expect(clock).to.include({
      dueAt: '2026-10-20T16:00:00.000Z',
      unit: 'fixedDate',
      ruleId: 'D03-R17',
      article: '第九条',
    });
    await house().useCases.cases.recordCaseEvent(house().job(), complaintId, 'rectification-completed', {});
    expect((await house().database.read.clocks.byId(clock?.id ?? anId('nothing')))?.state).to.equal('met');
  });

  it('plans the next visit for nine in the morning of the next working day, until there were enough', async () => {
    const { complaintId } = await house().openCase();
    house().advanceTo('2026-09-30T08:00:00.000Z');
    const plan = { maxVisitAttempts: 3, visitAfterWorkingDays: 0, visitIntervalWorkingDays: 2 };
    const next = (attempts: number, visitOutcome: string | null) =>
      house().useCases.cases.planVisit(house().job(), complaintId, { attempts, visitRound: 1, visitOutcome, plan });
    const nine = '2026-10-08T01:00:00.000Z';
    expect(await next(0, null)).to.deep.equal({
      attempts: 0,
      visitRound: 2,
      exhausted: false,
      nextVisitAt: house().now,
    });
    expect(await next(0, 'noAnswer')).to.deep.equal({
      attempts: 1,
      visitRound: 1,
      exhausted: false,
      nextVisitAt: nine,
    });
    expect(await next(2, 'noAnswer')).to.deep.equal({ attempts: 3, visitRound: 1, exhausted: true, nextVisitAt: null });
    expect((await next(1, 'satisfied')).nextVisitAt).to.equal('2026-10-09T01:00:00.000Z');
  });

  it('is somebody\u2019s to answer for where a limit was missed, also one that nobody has met yet (D11-R19)', async () => {
    const late = async (complaintId: ComplaintId) => (await house().useCases.cases.collectLateness(complaintId)).late;
    const { complaintId } = await house().openCase();
    const begun = house().now;
    house().advance(24 * HOUR - 1);
    expect(await late(complaintId), 'due in a moment').to.equal(false);
    house().advance(1);
    expect(await late(complaintId), 'due, and not met').to.equal(true);
    const clocks = house().database.knex('case_clock').where({ complaint_id: complaintId, step: 'register' });
    await clocks.clone().update({ state: 'paused' });
    expect(await late(complaintId), 'paused').to.equal(false);
    // Given up before it was due, or after.
    await clocks.clone().update({ state: 'cancelled', ended_at: begun });
    expect(await late(complaintId), 'given up in time').to.equal(false);
    await clocks.clone().update({ state: 'cancelled', ended_at: house().now });
    expect(await late(complaintId), 'given up when it was late').to.equal(true);
    await clocks.clone().update({ state: 'running', kind: 'outside', ended_at: null });
    expect(await late(complaintId), 'of another body').to.equal(false);
    await clocks.clone().update({ kind: 'rule' });
    await house().useCases.cases.recordRegistration(house().job(), complaintId);
    expect(await late(complaintId), 'met too late').to.equal(true);
  });

  it('of an unknown complaint is refused', async () => {
    expect((await refusal(house().useCases.cases.recordRegistration(house().job(), anId('nobody')))).code).to.equal(
      'notFound',
    );
  });
});

describe('notices (D03-R10)', () => {
  const house = withHouse({ mailEnabled: true });

  it('are written once per job, with a message id that stays, and queued where there is an address', async () => {
    const { complaintId } = await house().openCase();
    const job = house().job();
    await house().useCases.notices.writeNotice(job, complaintId, 'result');
    await house().useCases.notices.writeNotice(job, complaintId, 'result');
    const notices = await house().database.read.notices.ofComplaint(complaintId);
    expect(notices.map(({ state }) => state)).to.deep.equal(['queued']);
    expect((await house().kinds()).filter((kind) => kind === 'send-mail')).to.have.length(1);
    const id = notices[0]?.id ?? anId<NoticeId>('nothing');
    const first = await house().outbox.beginSending(id);
    const again = await house().outbox.beginSending(id);
    expect(first).to.include({ to: 'ceshi@example.com', messageId: notices[0]?.messageId });
    expect(again).to.deep.equal(first);
    await house().outbox.noticeSent(id, '250 accepted');
    expect(await house().outbox.beginSending(id)).to.equal(null);
    expect(await house().database.read.notices.byId(id)).to.include({
      state: 'sent',
      evidence: '250 accepted',
      sentAt: house().now,
    });
  });

  it('without an address, or within the house, are written and not mailed', async () => {
    const { complaintId } = await house().openCase({ email: '' });
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'result');
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'plan-to-department');
    expect((await house().database.read.notices.ofComplaint(complaintId)).map(({ state }) => state)).to.deep.equal([
      'written',
      'written',
    ]);
    expect(await house().kinds()).not.to.include('send-mail');
  });

  it('within the house name no person; to the complainant they do, in the language of the complaint', async () => {
    const { complaintId } = await house().openCase({ locale: 'en' });
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'result');
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'plan-to-department');
    const office = await house().user('投诉办01');
    const bodies = async (reveal?: 'verify') =>
      (await house().useCases.cases.caseFile(office, complaintId, reveal && { reveal })).notices.map(
        ({ body }) => body,
      );
    const [letter, note] = await bodies('verify');
    expect(letter).to.match(/^en .*测试甲/);
    expect(note)
      .to.match(/^zh-CN /)
      .and.not.to.include('测试甲');
    expect((await bodies())[0])
      .to.include('测*甲')
      .and.not.to.include('测试甲');
  });

  it('to the complainant wait, where they are not urgent, until the company is open; those of the house they never see', async () => {
    const { complaintId, number, queryCode } = await house().openCase();
    /** What the complainant reads, and how many mails may go out. */
    const told = async (): Promise<string> => {
      const view = await house().useCases.portal.trackComplaint(number, queryCode);
      const mails = (await house().database.read.outbox.pending(1_000)).filter(
        ({ kind, dueAt }) => kind === 'send-mail' && dueAt <= house().now,
      );
      return `${view?.notices
        .map(({ subject }) => subject.split(' ')[0])
        .sort()
        .join(' ')}, ${mails.length}`;
    };
    house().advanceTo('2026-09-29T12:00:00.000Z');
    for (const event of ['plan-to-department', 'thanks', 'result'])
      await house().useCases.notices.writeNotice(house().job(), complaintId, event);
    expect(await told(), 'at eight in the evening').to.equal('result, 1');
    house().advanceTo('2026-09-30T00:29:59.999Z');
    expect(await told(), 'before half past eight').to.equal('result, 1');
    house().advance(1);
    expect(await told(), 'at half past eight').to.equal('result thanks, 2');
  });
});
