/** Staff are told by mail, over a real mail server: what, to whom, when, and what becomes of it where nobody is reached. */
import { expect } from 'chai';
import { MailError } from '../../domain/core/mail.js';
import type { ReachGiven } from '../../domain/people/model.js';
import { withDesk } from '../kit/desk.js';
import { headerOf, Mailbox, type Received } from '../kit/mailbox.js';
import { caseAt } from '../kit/walk.js';

/** The investigation was due on 12 October, 24:00; three days later everybody up to the top is told. */
const OVERDUE = '2026-10-16T02:00:00.000Z';

describe('mails to staff', () => {
  const mailbox = new Mailbox();
  before(() => mailbox.listen());
  after(() => mailbox.close());
  const desk = withDesk({ scene: caseAt('userTask_Investigate'), mail: mailbox.gateway });
  beforeEach(() => {
    mailbox.received.length = 0;
    mailbox.refuse = () => null;
  });

  async function reach(username: string, given: Partial<ReachGiven>): Promise<void> {
    const user = await desk().user(username);
    const { people } = desk().useCases;
    const { version, ...before } = await people.ownReach(user);
    await people.changeOwnReach(user, { ...before, ...given }, version);
  }
  const to = (address: string): Received[] => mailbox.received.filter((mail) => mail.to === address);
  const states = async (): Promise<string[]> =>
    (await desk().database.read.deliveries.list({ state: null, channel: null }, { from: 0, limit: 100 })).found.map(
      ({ channel, state, evidence }) => `${channel} ${state} ${evidence ?? ''}`,
    );

  it('tell of an overdue limit what the desk shows, with a link, in one thread, from no person (D03-R17)', async () => {
    await reach('部门负责人01', { email: 'fuzeren@example.com' });
    await desk().advanceTo(OVERDUE);
    const mails = to('fuzeren@example.com');
    const overdue = mails.find(({ text }) => text.includes('已逾期'));
    expect(overdue, JSON.stringify(mails)).to.not.equal(undefined);
    if (overdue === undefined) return;
    const { number, id } = await desk().complaint();
    expect(overdue.text)
      .to.include(number)
      .and.to.include('请督促办理')
      .and.to.include(`https://tousu.example.com/desk/cases/${id}`);
    for (const personal of ['测试甲', '1990000', '示范路']) expect(overdue.text).not.to.include(personal);
    expect(headerOf(overdue, 'Auto-Submitted')).to.equal('auto-generated');
    expect(headerOf(overdue, 'References')).to.equal(`<case-${id}@gas-complaint-desk>`);
    expect(new Set(mails.map((mail) => headerOf(mail, 'References'))).size).to.equal(1);
    expect(new Set(mails.map((mail) => headerOf(mail, 'Message-ID'))).size).to.equal(mails.length);
    expect((await states()).every((one) => one.startsWith('mail delivered 250'))).to.equal(true);
    expect((await desk().ledgerTypes()).filter((type) => type === 'delivery.sent')).to.have.length(mails.length);
  });

  const entries = async (event: string): Promise<string[]> => {
    const rows = await desk()
      .database.knex('inbox_entry')
      .where({ event })
      .orderBy('id')
      .select<{ group: string; instead_of: string | null }[]>('group', 'instead_of');
    return rows.map(({ group, instead_of: insteadOf }) => (insteadOf === null ? group : `${group} for ${insteadOf}`));
  };
  const anUrgentAlert = (username: string): Promise<unknown> =>
    desk().register(username, { category: 'safety', safetyHazard: true });

  it('come once a day to whoever wants it so, but for what the regulation orders; and not for what they have read', async () => {
    await reach('承办01', { email: 'chengban@example.com', mode: 'digest', digestHour: 10 });
    // A reminder is the company's own, an overdue limit is ordered.
    await desk().advanceTo('2026-10-12T01:30:00.000Z');
    expect(
      to('chengban@example.com').map(({ text }) => text.includes('期限')),
      'at once',
    ).to.deep.equal([]);
    await desk().useCases.deliveries.sendDigests();
    await desk().settled();
    expect(to('chengban@example.com'), 'before the hour').to.deep.equal([]);
    await desk().advanceTo('2026-10-12T02:30:00.000Z');
    for (const _again of [1, 2]) {
      await desk().useCases.deliveries.sendDigests();
      await desk().settled();
    }
    const [digest, ...more] = to('chengban@example.com');
    expect(more).to.deep.equal([]);
    expect(digest?.text)
      .to.include('到期提醒')
      .and.to.include((await desk().complaint()).number);
    const handler = await desk().user('承办01');
    await desk().useCases.inbox.readEverything(handler);
    await desk().advanceTo('2026-10-13T02:30:00.000Z');
    const atOnce = to('chengban@example.com').length;
    await desk().useCases.inbox.readEverything(handler);
    await desk().useCases.deliveries.sendDigests();
    await desk().settled();
    expect(to('chengban@example.com').length, 'nothing unread, no digest').to.equal(atOnce);
  });

  it('are in the language of the account, once a day and at once, also to the next in line; and so is the inbox', async () => {
    for (const username of ['承办01', '部门负责人01', '投诉办01'])
      await desk().useCases.people.setLocale(await desk().user(username), 'en');
    await reach('承办01', { email: 'chengban@example.com', mode: 'digest', digestHour: 10 });
    await reach('部门负责人01', { email: 'fuzeren@example.com' });
    await reach('投诉办01', { email: 'bangongshi@example.com' });
    mailbox.refuse = (address) => (address.startsWith('fuzeren') ? { code: 550, words: 'no such mailbox' } : null);
    await desk().advanceTo('2026-10-12T02:30:00.000Z');
    await desk().useCases.deliveries.sendDigests();
    await desk().settled();
    await desk().advanceTo(OVERDUE);
    const [digest] = to('chengban@example.com');
    expect(digest && headerOf(digest, 'Subject')).to.match(/^Complaint desk, once a day: \d+ unread$/);
    expect(digest?.text).to.match(/\d\. Reminder /);
    const instead = to('bangongshi@example.com').find(({ text }) =>
      text.includes('has ended and the step is not done'),
    );
    expect(instead && headerOf(instead, 'Subject')).to.equal(`[Overdue notice] Complaint ${desk().lastFiled.number}`);
    expect(instead?.text).to.include('cannot be told at present').and.to.include('please do not reply');
    const written = mailbox.received.map(({ text }) => text.replaceAll('示范燃气公司', ''));
    expect(written.join(' ')).not.to.match(/\p{Script=Han}/u);
    const office = await desk().user('投诉办01');
    const { items } = await desk().useCases.inbox.inbox(office, 'unread', { from: 0, limit: 50 });
    const subjects = items.flatMap((item) => (item.kind === 'entry' ? item.subject : []));
    expect(subjects.join(' '))
      .to.include('Overdue: complaint')
      .and.not.to.match(/\p{Script=Han}/u);
  });

  it('are not sent of what a person wants none of; what is ordered comes all the same', async () => {
    const unwanted = ['deadline-reminder', 'escalation', 'deadline-overdue'];
    await reach('部门负责人01', { email: 'fuzeren@example.com', unwanted });
    await reach('承办01', { email: 'chengban@example.com', unwanted });
    await desk().advanceTo(OVERDUE);
    expect(to('chengban@example.com').some(({ text }) => text.includes('到期提醒'))).to.equal(false);
    expect(to('fuzeren@example.com').some(({ text }) => text.includes('已逾期'))).to.equal(true);
  });

  it('wait for the company to open, but for danger (D04-R10)', async () => {
    await reach('承办01', { email: 'chengban@example.com' });
    await reach('承办04', { email: 'anquan@example.com' });
    // A Friday evening.
    await desk().advanceTo('2026-10-09T14:00:00.000Z');
    await desk().useCases.portal.urgeComplaint(desk().lastFiled.number, desk().lastFiled.queryCode, '请尽快');
    await anUrgentAlert('受理01');
    expect(
      to('anquan@example.com').map(({ text }) => text.includes('立即')),
      'at night',
    ).to.include(true);
    expect(to('chengban@example.com'), 'closed').to.deep.equal([]);
    await desk().advanceTo('2026-10-10T01:00:00.000Z');
    expect(
      to('chengban@example.com').map(({ text }) => text.includes('催办')),
      'open',
    ).to.deep.equal([true]);
  });

  it('that are refused for good are failures with a reason, and the next in line is told, until somebody is reached', async () => {
    await reach('部门负责人01', { email: 'fuzeren@example.com' });
    await reach('投诉办01', { email: 'bangongshi@example.com' });
    mailbox.refuse = (address) => (address.startsWith('fuzeren') ? { code: 550, words: 'no such mailbox' } : null);
    await desk().advanceTo(OVERDUE);
    expect(await states()).to.include('mail failed refused: EENVELOPE 550');
    expect(await entries('deadline-overdue')).to.include('complaint-office for department-manager:engineering');
    const told = to('bangongshi@example.com').filter(({ text }) => text.includes('原定通知的岗位'));
    expect(told.map(({ text }) => text.includes('已逾期'))).to.include(true);
    expect(await desk().ledgerTypes()).to.include('delivery.failed');
  });

  it('that may have arrived go out again as the same, and count once', async () => {
    await reach('部门负责人01', { email: 'fuzeren@example.com' });
    let lost = true;
    // The server has it; the process dies, or the line breaks, before the answer is noted.
    mailbox.afterSending = () => {
      if (!lost) return;
      lost = false;
      throw new MailError('unanswered', 'ECONNRESET');
    };
    await desk().advanceTo('2026-10-12T16:30:00.000Z');
    await desk().advanceTo('2026-10-13T02:00:00.000Z');
    await desk().advanceTo('2026-10-13T03:00:00.000Z');
    mailbox.afterSending = () => undefined;
    const ids = to('fuzeren@example.com').map((mail) => headerOf(mail, 'Message-ID'));
    expect(ids.length).to.be.greaterThan(1);
    expect(ids[1]).to.equal(ids[0]);
    expect((await desk().ledgerTypes()).filter((type) => type === 'delivery.sent')).to.have.length(new Set(ids).size);
  });

  it('that no server takes are given up after a quarter of an hour, and the next in line finds it in the inbox', async () => {
    await reach('部门负责人01', { email: 'fuzeren@example.com' });
    mailbox.afterSending = () => {
      throw new MailError('away', 'ECONNREFUSED');
    };
    await desk().advanceTo('2026-10-13T00:29:00.000Z');
    await desk().advanceTo('2026-10-13T02:00:00.000Z');
    await desk().advanceTo('2026-10-13T03:00:00.000Z');
    mailbox.afterSending = () => undefined;
    expect(await states()).to.include('mail failed away: ECONNREFUSED');
    expect(await entries('deadline-overdue')).to.include('complaint-office for department-manager:engineering');
  });

  it('to whoever files come at once as a receipt: the number, a link, no code; one thread with all that follows', async () => {
    const { number, queryCode } = await desk().file({ email: 'ceshi@example.com' });
    const [receipt] = to('ceshi@example.com');
    expect(receipt?.text)
      .to.include(number)
      .and.to.include('https://tousu.example.com/track')
      .and.not.to.include(queryCode);
    if (receipt !== undefined) expect(headerOf(receipt, 'Auto-Submitted')).to.equal('auto-generated');
    await desk().file({ email: '', submissionToken: 'another' });
    expect(mailbox.received).to.have.length(1);
  });
});
