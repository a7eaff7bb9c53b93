/** What is told to staff reaches a person: the inbox, without scripts, and the line over which open pages hear of it. */
import { expect } from 'chai';
import { attributeOf, elements, words, wordsOf } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt, walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const INBOX = '/desk/inbox';
/** The investigation of the case was due on 12 October, 24:00; three days later everybody up to the top is told. */
const OVERDUE = '2026-10-16T02:00:00.000Z';

describe('the inbox', () => {
  const web = withWeb({ scene: caseAt('userTask_Investigate') });

  const titles = (browser: PlainBrowser): string[] => elements(browser.page.html, '.app-inbox h2').map(wordsOf);
  const unread = (browser: PlainBrowser): string => elements(browser.page.html, '.app-nav__count').map(wordsOf).join();
  const notes = (browser: PlainBrowser): string[] =>
    elements(browser.page.html, 'form[action$="/note"]').map((form) => attributeOf(form, 'action'));
  const ofCase = async (type: string): Promise<number> =>
    (await web().desk.ledgerTypes()).filter((one) => one === type).length;

  async function opened(username: string, view = 'unread'): Promise<PlainBrowser> {
    const browser = await web().signedIn(username);
    await browser.open(`${INBOX}?view=${view}`);
    return browser;
  }

  it('is empty, and says so, where nobody was told anything', async () => {
    const visitor = await opened('回访01');
    expect([unread(visitor), titles(visitor)]).to.deep.equal(['', []]);
    expect(words(visitor)).to.include('没有未读消息。新的待办任务和通知会自动显示在这里。');
  });

  it('has the task that a group is offered, until somebody has claimed it', async () => {
    const handler = await opened('承办01');
    const [task] = titles(handler);
    expect(task).to.match(/^新的待办任务：调查核实 TS/);
    expect(await web().signedIn('承办02').then(unread), 'of another department').to.equal('');
    const { id } = await web().desk.task('userTask_Investigate');
    await handler.open(`/desk/tasks/${id}`);
    await handler.submit(`/desk/tasks/${id}/claim`);
    await handler.open(INBOX);
    expect(titles(handler).filter((title) => title.includes('调查核实'))).to.deep.equal([]);
  });

  it('counts in the header and the title of every page, and what was opened is read', async () => {
    const handler = await opened('承办01');
    const before = Number(unread(handler));
    expect(before, handler.text).to.be.greaterThan(1);
    expect(handler.page.html).to.include(`<title>(${before}) 收件箱`);
    const { id } = await web().desk.task('userTask_Investigate');
    const page = await handler.submit(`${INBOX}/tasks/${id}/open`);
    expect(page.url).to.match(new RegExp(`/desk/tasks/${id}$`));
    expect(unread(handler)).to.equal(String(before - 1));
    await handler.open(INBOX);
    await handler.submit(`${INBOX}/read-all`);
    expect([unread(handler), titles(handler)]).to.deep.equal(['', []]);
    expect(words(handler)).to.include('已全部标为已读。');
  });

  it('tells a manager of a limit that passed, up to the general manager; one takes note, on record, for all (D03-R15, D03-R17)', async () => {
    await web().desk.advanceTo(OVERDUE);
    const [manager, general] = [await opened('部门负责人01'), await opened('总经理01')];
    expect(titles(manager).some((title) => title.startsWith('逾期通知'))).to.equal(true);
    expect(words(manager))
      .to.include('已经逾期，请督促办理。')
      .and.to.match(/发送给：.*部门负责人/);
    expect(titles(general).some((title) => title.startsWith('升级督办通知'))).to.equal(true);
    await general.open(`${INBOX}?lang=en`);
    expect(words(general), 'in the language of the page')
      .to.include('Escalated: complaint')
      .and.not.to.include('升级处理');
    await manager.open(`${INBOX}?view=open`);
    const waiting = titles(manager).length;
    const [note = ''] = notes(manager);
    await manager.submit(note);
    expect(words(manager)).to.include('已确认知悉。');
    await manager.open(`${INBOX}?view=open`);
    expect(titles(manager)).to.have.length(waiting - 1);
    await manager.open(`${INBOX}?view=done`);
    expect(words(manager)).to.include('部门负责人01于10月16日 10:00确认知悉');
    expect(await ofCase('inbox.noted')).to.equal(1);
    const again = await manager.post(note, {});
    expect([again.status, await ofCase('inbox.noted')], 'a second click').to.deep.equal([200, 1]);
  });

  it('shows nothing of a case to whoever is kept from it, and takes no note from them', async () => {
    const { desk } = web();
    await desk.advanceTo(OVERDUE);
    const manager = await opened('部门负责人01', 'open');
    const [note = ''] = notes(manager);
    const [complaintId] = desk.complaints;
    if (complaintId === undefined) throw new Error('There is no case.');
    await desk.useCases.tasks.recuse(await desk.user('投诉办01'), complaintId, {
      kept: { kind: 'person', userId: (await desk.user('部门负责人01')).id },
      reason: 'interest',
    });
    await manager.open(INBOX);
    expect([unread(manager), titles(manager)]).to.deep.equal(['', []]);
    expect((await manager.post(note, {})).status).to.equal(404);
    expect(await ofCase('inbox.noted')).to.equal(0);
  });

  it('reaches the next in line where nobody it is meant for is there: gone, or kept from the case', async () => {
    const { desk } = web();
    const [office, manager] = [await desk.user('投诉办01'), await desk.user('部门负责人01')];
    await desk.claim('承办01', 'userTask_Investigate');
    await desk.useCases.people.deactivateUser(await desk.user('管理员01'), manager.id);
    await desk.advanceTo('2026-10-13T02:00:00.000Z');
    const second = await opened('投诉办01', 'open');
    expect(titles(second).filter((title) => title.startsWith('逾期通知'))).to.have.length(1);
    expect(words(second)).to.include('（原定通知部门负责人（工程维修部），该岗位暂无可通知人员）');
    const [complaintId] = desk.complaints;
    if (complaintId === undefined) throw new Error('There is no case.');
    await desk.useCases.tasks.recuse(office, complaintId, {
      kept: { kind: 'person', userId: (await desk.user('总经理01')).id },
      reason: 'interest',
    });
    await desk.advanceTo(OVERDUE);
    const third = await opened('投诉办01', 'open');
    expect(titles(third).filter((title) => title.startsWith('升级督办通知'))).to.have.length(1);
    expect(words(third)).to.include('（原定通知总经理，该岗位暂无可通知人员）');
  });

  it('holds back until the company opens what can wait, and keeps nothing waiting of a case that has ended', async () => {
    const { desk } = web();
    await desk.claim('承办01', 'userTask_Investigate');
    // The limit passes at midnight; the company opens at half past eight.
    await desk.advanceTo('2026-10-12T16:00:00.000Z');
    const early = await opened('部门负责人01', 'open');
    expect(titles(early).filter((title) => title.startsWith('逾期通知'))).to.deep.equal([]);
    await desk.advanceTo('2026-10-13T00:30:00.000Z');
    const late = await opened('部门负责人01', 'open');
    expect(titles(late).filter((title) => title.startsWith('逾期通知'))).to.have.length(1);
    await walkTo(desk, null, 'userTask_Investigate');
    await late.open(`${INBOX}?view=open`);
    expect(titles(late)).to.deep.equal([]);
    await late.open(`${INBOX}?view=done`);
    expect(words(late)).to.include('因事项已结束自动办结');
  });
});

describe('the line over which open pages hear what is unread', () => {
  const web = withWeb({ scene: caseAt('userTask_Assign') });

  /** An open page of somebody: what it is told, as it comes. */
  async function listening(username: string) {
    const browser = await web().signedIn(username);
    const answer = await fetch(`${web().url}/desk/live`, { headers: { cookie: browser.cookieHeader } });
    const reader = answer.body?.getReader();
    if (!reader) throw new Error('There is no line.');
    let text = '';
    /** The next thing that is said; '' where the line has ended. */
    async function next(): Promise<string> {
      for (;;) {
        const said = /data: (.*)\ndata: (.*)\n\n/.exec(text);
        if (said) {
          text = text.slice(said.index + said[0].length);
          return `${said[1]} ${said[2]}`;
        }
        const { done, value } = await reader!.read();
        if (done) return '';
        text += new TextDecoder().decode(value);
      }
    }
    return { type: answer.headers.get('content-type'), next, browser };
  }

  let minute = 0;
  beforeEach(() => void (minute = 0));

  /** What is said next; time goes on meanwhile: each look asks for the next one when it has come to its end. */
  async function heard({ next }: { next: () => Promise<string> }): Promise<string> {
    let said: string | null = null;
    const hearing = next().then((text) => (said = text));
    while (said === null && minute < 59)
      await web().desk.advanceTo(`2026-09-29T01:${String((minute += 1)).padStart(2, '0')}:00.000Z`);
    return hearing;
  }

  it('says at once how much there is, and again when a task is offered and when it is read', async () => {
    const { desk } = web();
    const handler = await listening('承办01');
    expect(handler.type).to.equal('text/event-stream; charset=utf-8');
    expect(await handler.next()).to.equal(' 没有未读消息');
    const other = await listening('承办02');
    await other.next();
    await desk.complete('投诉办01', 'userTask_Assign');
    expect(await heard(handler)).to.match(/^([1-9]\d*) \1 条未读$/);
    await handler.browser.open(INBOX);
    await handler.browser.submit(`${INBOX}/read-all`);
    expect(await heard(handler)).to.equal(' 没有未读消息');
  });

  it('ends when its person is signed out', async () => {
    const handler = await listening('承办01');
    await handler.next();
    await handler.browser.submit('/sign-out');
    expect(await heard(handler)).to.equal('');
  });

  it('keeps nobody signed in: a browser that asks for it again and again is no person who does something', async () => {
    const { desk, url } = web();
    const browser = await web().signedIn('承办01');
    const ask = async (): Promise<number> => {
      const line = new AbortController();
      const headers = { cookie: browser.cookieHeader };
      const { status } = await fetch(`${url}/desk/live`, { headers, redirect: 'manual', signal: line.signal });
      line.abort();
      return status;
    };
    await desk.advanceTo('2026-09-29T01:20:00.000Z');
    expect(await ask()).to.equal(200);
    await desk.advanceTo('2026-09-29T01:31:00.000Z');
    expect(await ask()).to.equal(303);
    expect((await browser.open('/desk')).url).to.match(/sign-in/);
  });
});
