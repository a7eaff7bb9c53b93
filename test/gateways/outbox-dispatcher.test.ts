/** The outbox: what was acknowledged reaches the engine and the mail server, however long they are away. */
import { expect } from 'chai';
import type { Mail } from '../../domain/core/mail.js';
import { Desk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

describe('the outbox', () => {
  let desk: Desk;
  let away = false;
  beforeEach(() => {
    away = false;
  });
  afterEach(() => desk.close());

  it('keeps a complaint filed while the engine is away, and hands it over when it is back', async () => {
    desk = await Desk.open({ engineAway: () => away });
    away = true;
    const { number } = await desk.file();
    expect(number).to.match(/^TS\d{11}$/);
    await desk.advanceTo('2026-09-29T02:00:00.000Z');
    expect(await desk.openTasks()).to.deep.equal([]);
    away = false;
    // The longest wait between two tries is five minutes.
    await desk.advanceTo('2026-09-29T02:05:00.000Z');
    expect(await desk.openTasks()).to.deep.equal(['userTask_Register']);
    expect((await desk.complaint()).receivedAt).to.equal('2026-09-29T01:00:00.000Z');
    const [register] = await desk.database.read.clocks.ofComplaints([desk.complaints[0] ?? anId('nothing')]);
    expect(register?.startedAt, 'the limit runs from receipt').to.equal('2026-09-29T01:00:00.000Z');
  });

  it('keeps a task completed while the engine is away', async () => {
    desk = await Desk.open({ engineAway: () => away });
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    const user = await desk.user('承办01');
    const { id } = await desk.task('userTask_Investigate');
    await desk.useCases.tasks.claimWorkItem(user, id);
    await desk.settled();
    away = true;
    await desk.useCases.tasks.submitWorkItem(user, id, { findings: '经查，表具故障。', substantiated: 'yes' }, {});
    await desk.advanceTo('2026-09-29T02:00:00.000Z');
    expect((await desk.database.read.workItems.byId(id))?.state).to.equal('submitted');
    away = false;
    await desk.advanceTo('2026-09-29T02:05:00.000Z');
    expect((await desk.database.read.workItems.byId(id))?.state).to.equal('completed');
    expect(await desk.openTasks()).to.deep.equal(['userTask_DraftPlan']);
  });

  it('sends a mail again, the same by its Message-ID, when the answer is lost', async () => {
    const mails: Mail[] = [];
    const send = async (mail: Mail): Promise<{ response: string }> => {
      // Besides the receipt, which goes out when it is filed.
      if (!mail.subject.includes('受理')) return { response: '250 OK' };
      mails.push(mail);
      if (mails.length === 1) throw Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
      return { response: '250 OK' };
    };
    desk = await Desk.open({ mail: { send } });
    await desk.file({ email: 'ceshi@example.com' });
    await walkTo(desk, 'userTask_Assign');
    expect(mails).to.have.length(1);
    await desk.advanceTo('2026-09-29T01:00:05.000Z');
    expect(mails).to.have.length(2);
    expect(mails[1]).to.deep.equal(mails[0]);
    expect(mails[0]?.messageId).to.match(/^[^@\s]+@[^@\s]+$/);
    const notices = await desk.database.read.notices.ofComplaint(desk.complaints[0] ?? anId('nothing'));
    expect(notices.find(({ event }) => event === 'acknowledged')).to.include({
      event: 'acknowledged',
      state: 'sent',
      evidence: '250 OK',
    });
  });

  it('gives a mail up after twelve tries and says so on the case', async () => {
    let tries = 0;
    const send = async ({ subject }: Mail): Promise<{ response: string }> => {
      if (subject.includes('受理')) tries += 1;
      throw Object.assign(new Error('no such mailbox'), { code: 'EENVELOPE' });
    };
    desk = await Desk.open({ mail: { send } });
    await desk.file({ email: 'ceshi@example.com' });
    await walkTo(desk, 'userTask_Assign');
    await desk.advanceTo('2026-09-29T03:00:00.000Z');
    expect(tries).to.equal(12);
    const file = await desk.useCases.cases.caseFile(await desk.user('投诉办01'), desk.complaints[0] ?? anId('nothing'));
    expect(file.notices.find(({ event }) => event === 'acknowledged')?.state).to.equal('failed');
    expect(await desk.ledgerTypes()).to.include('notice.failed');
  });
});
