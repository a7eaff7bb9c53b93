/** Where a process stands still: the cause in words, and what an administrator can do about it, over HTTP. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import { bundle } from '../kit/bundle.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const HEADER = '<zeebe:header key="event" value="acknowledged" />';
const REASON = '录入有误，已与受理岗位核对。';

describe('the page of an incident', () => {
  const web = withWeb();
  const admin = async (): Promise<PlainBrowser> =>
    web()
      .visitor()
      .resume(await web().desk.session('管理员01'));

  /** The shipped processes, the notice of the acceptance with another header. */
  const deployWith = (header: string) =>
    web().desk.deploy(
      bundle().map(({ name, content }) =>
        name.endsWith('acceptance.bpmn')
          ? { name, content: Buffer.from(content.toString('utf8').replace(HEADER, header)) }
          : { name, content },
      ),
    );
  const openIncidents = async () =>
    (await web().desk.client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 9 })).items;
  async function incidentPage(): Promise<string> {
    const [incident] = await openIncidents();
    if (incident === undefined) throw new Error('There is no incident.');
    return `/admin/incidents/${incident.incidentKey}`;
  }
  /** Until the tries are used up; a session lasts longer. */
  async function later(): Promise<void> {
    const { desk } = web();
    await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 300_000)));
  }

  /** A case that was registered with a category that is none; the step that records its classification stands still. */
  async function wrongCategory(): Promise<{ complaintId: ComplaintId; page: string }> {
    const { desk } = web();
    const { complaintId } = await desk.file();
    const { processInstanceKey } = await desk.complaint();
    // The engine takes what any client sets.
    const registering = desk.handlers.find(({ type }) => type === 'complaint.register');
    const handle = registering?.handle;
    if (registering === undefined || handle === undefined) throw new Error('Nobody registers.');
    registering.handle = async (job) => {
      const variables = await handle(job);
      await desk.client.setVariables(processInstanceKey ?? '', { category: 7 });
      return variables;
    };
    await desk.complete('受理01', 'userTask_Register');
    registering.handle = handle;
    return { complaintId, page: await incidentPage() };
  }

  for (const [what, header, cause, advice] of [
    [
      'is missing',
      '<zeebe:header key="evnt" value="acknowledged" />',
      'needs the header event',
      'Retrying does not help',
    ],
    [
      'names no notice',
      HEADER.replace('acknowledged', 'acknowleged'),
      'has no row for acknowleged',
      'uses the same name again',
    ],
  ] as const)
    it(`of a notice whose header ${what} says so, fails again when it is retried, and the case begins anew once the diagram is mended`, async () => {
      const { desk } = web();
      await deployWith(header);
      await desk.file();
      await walkTo(desk, 'userTask_Assign');
      await later();
      const browser = await admin();
      const page = await incidentPage();
      await browser.open(page);
      expect(browser.page.html).to.include(cause).and.to.include('从头重新办理本案');
      await browser.open(`${page}?lang=en`);
      expect(browser.page.html).to.include(cause).and.to.include(advice);
      await browser.submit(`${page}/retry`, { tries: '1' });
      expect(browser.page.html).to.include('It is being tried.');
      await later();
      await browser.open(page);
      expect(browser.page.html).to.include('It was tried and failed again').and.to.include(cause);
      expect(await openIncidents()).to.have.length(1);
      const [again = ''] = browser.links('Show the new incident');
      expect((await browser.open(again)).html).to.include(cause);

      await deployWith(HEADER);
      await browser.submit(`${again}/retry`, { tries: '1' });
      await later();
      expect(await openIncidents(), 'a step keeps the header with which it began').to.have.length(1);
      await browser.open(`${await incidentPage()}?lang=zh-CN`);
      const [anew = ''] = browser.links('从头重新办理本案');
      await browser.open(anew);
      const { number } = await desk.complaint();
      expect(browser.page.html).to.include(number).and.to.include('继续计时');
      expect((await browser.submit(anew, { reason: '' })).status).to.equal(422);
      expect(browser.text).to.include('请填写“理由”');
      const tooLong = '长'.repeat(501);
      expect((await browser.submit(anew, { reason: tooLong })).status).to.equal(422);
      expect(browser.page.html).to.include('不能超过 500 个字');
      expect(browser.filledIn(anew)['reason'], 'is kept').to.equal(tooLong);
      const { page: form } = browser;
      await browser.submit(anew, { reason: '流程图已修改。' });
      expect(browser.page.html).to.include('案件正在从头重新办理');
      await desk.settled();
      browser.page = form;
      await browser.submit(anew, { reason: '流程图已修改。' });
      expect(browser.page.html).to.include('没有重复处理');
      await desk.settled();
      expect((await desk.ledgerTypes()).filter((type) => type === 'case.begun-anew')).to.have.length(1);
      expect(await desk.openTasks()).to.deep.equal(['userTask_Register']);
      await walkTo(desk, null);
      expect(await openIncidents()).to.deep.equal([]);
      expect((await desk.notices()).map(({ event }) => event)).to.include('acknowledged');
      expect((await desk.complaint()).state).to.equal('archived');
      expect(await desk.ledgerFaults()).to.deep.equal([]);
    });

  it('corrects a routing fact, tries again at once, and the case goes on to its end', async () => {
    const { desk } = web();
    const { complaintId, page } = await wrongCategory();
    const browser = await admin();
    await browser.open(page);
    expect(browser.page.html).to.include('needs the variables category').and.to.include('更正流转依据');
    const path = `${page}/variables/category`;
    await browser.open(path);
    expect(browser.filledIn(path)).to.include({ typed: '7' });
    const sent = { kind: 'text', typed: 'metering', reason: REASON };
    const { page: form } = browser;
    await browser.submit(path, sent);
    expect(browser.page.html).to.include('已更正并安排重试');
    await desk.settled();
    await browser.open(page);
    expect(browser.page.html).to.include('这一步已经完成').and.to.include(REASON).and.to.include('管理员01');

    browser.page = form;
    await browser.submit(path, sent);
    expect(browser.page.html, 'a second click').to.include('没有重复处理');
    const entries = await desk.database.read.ledger.ofComplaint(complaintId);
    const [entry, ...others] = entries.filter(({ type }) => type === 'incident.variable-changed');
    expect(others).to.deep.equal([]);
    expect(entry?.actor).to.equal((await desk.user('管理员01')).id);
    expect(entry?.facts).to.include({ variable: 'category' });
    expect(entry?.payloadDigest).to.match(/^[0-9a-f]{64}$/);
    expect(entry?.facts['digestBefore'])
      .to.match(/^[0-9a-f]{64}$/)
      .and.not.to.equal(entry?.facts['digestAfter']);
    const rows = JSON.stringify(await desk.rows()) + desk.logged.join('\n');
    expect(rows, 'the reason is sealed').not.to.include(REASON);
    const office = web()
      .visitor()
      .resume(await desk.session('投诉办01'));
    await office.open(`/desk/cases/${complaintId}`);
    expect(office.page.html).to.include('管理员更正了一项流转依据并重试');

    await walkTo(desk, null, 'userTask_DecideAcceptance');
    expect((await desk.complaint()).state).to.equal('archived');
  });

  it('refuses what is no correction: no reason, another kind, a variable off the list; what was typed is kept', async () => {
    const { desk } = web();
    const { page } = await wrongCategory();
    const browser = await admin();
    const path = `${page}/variables/category`;
    await browser.open(path);
    await browser.submit(path, { kind: 'text', typed: '计量', reason: ' ' });
    expect([browser.page.status, browser.filledIn(path)['typed']]).to.deep.equal([422, '计量']);
    expect(browser.page.html).to.include('请填写“更正理由”').and.to.include('href="#reason"');
    for (const [kind, typed, words] of [
      ['number', '七', '请填写数字'],
      ['boolean', 'maybe', 'true 或者 false'],
      ['json', '{', '正确的 JSON'],
      ['number', '9007199254740993', '请填写数字'],
      ['text', '长'.repeat(4001), '不超过 4000 个字'],
    ] as const) {
      await browser.submit(path, { kind, typed, reason: REASON });
      expect(browser.page.status, typed).to.equal(422);
      expect(browser.page.html).to.include(words);
      expect(browser.filledIn(path)).to.include({ typed, reason: REASON });
    }
    const { page: form } = browser;
    for (const name of ['complaintId', 'policyVersion', 'content', 'constructor']) {
      expect((await browser.open(`${page}/variables/${name}`)).status, name).to.equal(404);
      browser.page = form;
      const posted = { kind: 'text', typed: 'x', reason: REASON, seen: '' };
      expect((await browser.post(`${page}/variables/${name}`, posted)).status, name).to.equal(404);
    }
    expect(await openIncidents()).to.have.length(1);
    const [{ processInstanceKey = '' } = {}] = await openIncidents();
    const tooLong = '长'.repeat(501);
    browser.page = form;
    await browser.submit(path, { kind: 'text', typed: 'metering', reason: tooLong });
    expect(browser.page.status).to.equal(422);
    expect(browser.page.html).to.include('不能超过 500 个字');
    expect(browser.filledIn(path)).to.include({ typed: 'metering', reason: tooLong });
    const kept = (await desk.client.variables(processInstanceKey)).filter(
      ({ name, scopeKey }) => name === 'category' && scopeKey === processInstanceKey,
    );
    expect(kept.map(({ value }) => value)).to.deep.equal(['7']);
    expect(await desk.ledgerTypes()).not.to.include('incident.variable-changed');
  });

  it('changes nothing that somebody else has changed since the page was shown', async () => {
    const { desk } = web();
    const { page } = await wrongCategory();
    const browser = await admin();
    const path = `${page}/variables/category`;
    await browser.open(path);
    const [{ processInstanceKey = '' } = {}] = await openIncidents();
    await desk.client.setVariables(processInstanceKey, { category: 8 });
    expect((await browser.submit(path, { kind: 'text', typed: 'metering', reason: REASON })).status).to.equal(409);
    expect(await openIncidents()).to.have.length(1);
  });

  it('is retried as often as an administrator says, within bounds', async () => {
    const { desk } = web();
    const { page } = await wrongCategory();
    const browser = await admin();
    await browser.open(page);
    for (const tries of ['0', '11', '1.5', '许多']) {
      await browser.submit(`${page}/retry`, { tries });
      expect(browser.page.status, tries).to.equal(422);
      expect(browser.page.html).to.include('请填写 1 至 10 的整数');
      expect(browser.filledIn(`${page}/retry`)['tries']).to.equal(tries);
    }
    const { page: form } = browser;
    await browser.submit(`${page}/retry`, { tries: '7' });
    browser.page = form;
    await browser.submit(`${page}/retry`, { tries: '7' });
    const jobs = await desk.engine.activateJobs({
      ...{ type: 'complaint.classify', worker: 'test', timeoutMs: 1, maxJobs: 5, fetchVariables: [], waitMs: 0 },
    });
    expect(jobs.map(({ retries }) => retries)).to.deep.equal([7]);
    expect((await desk.ledgerTypes()).filter((type) => type === 'incident.retried')).to.have.length(1);
  });

  it('lets nobody but an administrator act', async () => {
    const { desk } = web();
    const { page } = await wrongCategory();
    const { processInstanceKey } = await desk.complaint();
    const anew = `/admin/instances/${processInstanceKey}/begin-anew`;
    const variable = `${page}/variables/category`;
    for (const account of ['投诉办01', '总经理01']) {
      const browser = web()
        .visitor()
        .resume(await desk.session(account));
      for (const path of [page, variable, anew]) expect((await browser.open(path)).status, path).to.equal(403);
      await browser.open('/desk');
      for (const path of [`${page}/retry`, variable, anew])
        expect((await browser.post(path, { kind: 'text', typed: 'x', reason: REASON })).status, path).to.equal(403);
    }
    expect(await openIncidents()).to.have.length(1);
    expect(await desk.ledgerTypes()).not.to.include.members(['case.begun-anew']);
  });

  it('ends no process that nobody would begin again', async () => {
    const { desk } = web();
    const { complaintId } = await desk.file();
    // Also while the case itself stands before its first step.
    await desk.database.knex('complaint').where({ id: complaintId }).update({ process_instance_key: null });
    const watches = await desk.client.searchProcessInstances(
      { processDefinitionId: 'deadline-watch', state: 'ACTIVE' },
      { from: 0, limit: 1 },
    );
    const key = watches.items[0]?.processInstanceKey ?? '';
    const browser = await admin();
    await browser.open(`/admin/instances/${key}/begin-anew`);
    expect(browser.page.html).to.include('不能从这里终止').and.not.to.include('<textarea');
    await browser.post(`/admin/instances/${key}/begin-anew`, { reason: REASON });
    expect((await desk.client.processInstance(key))?.state).to.equal('ACTIVE');
    await browser.open(`/admin/instances/${key}`);
    expect(browser.links('从头重新办理')).to.deep.equal([]);
  });
});
