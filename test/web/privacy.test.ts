/** What staff see of people: masked, revealed with a reason, secret in reports, gone after an erasure. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { elements, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { STEPS, walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const PERSON = { name: '测试甲', phone: '19900000000', address: '测试市示范区测试路1号' };

describe('personal data on the desk', () => {
  const web = withWeb();
  const caseHref = (index = 0): string => `/desk/cases/${web().desk.complaints[index] ?? ''}`;

  it('is revealed for a reason, which is on record', async () => {
    const { desk } = web();
    await desk.file();
    const intake = await web().signedIn('受理01');
    await intake.open(caseHref());
    expect(words(intake)).not.to.include(PERSON.phone);
    const { token } = intake;
    const body = new URLSearchParams({ _csrf: token, reason: 'curious' });
    expect((await intake.open(`${caseHref()}/reveal`, { method: 'POST', body })).status).to.equal(400);
    await intake.open(caseHref());
    await intake.submit(`${caseHref()}/reveal`, { reason: 'contact' });
    expect(words(intake)).to.include(PERSON.phone);
    const entries = await desk.database.read.ledger.ofComplaint(desk.complaints[0] ?? anId('nothing'));
    expect(entries.filter(({ type }) => type === 'content.revealed').map(({ facts }) => facts)).to.deep.equal([
      { reason: 'contact' },
    ]);
  });

  it('of a report is known to the complaint office alone (D12-R22)', async () => {
    const { desk } = web();
    await desk.file({ matterKind: 'report' });
    await walkTo(desk, 'userTask_DraftPlan');
    const task = `/desk/tasks/${(await desk.task('userTask_DraftPlan')).id}`;
    const shown: Record<string, string[]> = {};
    for (const account of [
      '受理01',
      '承办01',
      '部门负责人01',
      '分管领导01',
      '总经理01',
      '回访01',
      '人力01',
      '投诉办01',
    ]) {
      const browser = await web().signedIn(account);
      const pages = ['/desk?view=all', '/desk/cases', caseHref(), task];
      const found: string[] = [];
      for (const page of pages) {
        await browser.open(page);
        for (const secret of [...Object.values(PERSON), '测*甲', '199****0000', '测试市示'])
          if (browser.page.html.includes(secret)) found.push(`${page}: ${secret}`);
      }
      await browser.open('/desk/cases');
      for (const text of [PERSON.name, PERSON.phone]) {
        await browser.submit('/desk/cases', { text });
        expect(browser.page.html, `${account} finds ${text}`).not.to.include(caseHref());
      }
      await browser.open(caseHref());
      const may = browser.page.html.includes(`${caseHref()}/reveal`);
      shown[account] = [...found, ...(may ? ['reveal'] : [])];
    }
    expect(shown).to.deep.equal({
      受理01: [],
      承办01: [],
      部门负责人01: [],
      分管领导01: [],
      总经理01: [],
      回访01: [],
      人力01: [],
      投诉办01: ['reveal'],
    });
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    expect(words(office)).to.include('举报人身份保密');
    await office.submit(`${caseHref()}/reveal`, { reason: 'contact' });
    expect(words(office)).to.include(PERSON.name);
  });

  it('of a report survives a registration by somebody who may not know it', async () => {
    const { desk } = web();
    await desk.file({ matterKind: 'report' });
    const intake = await web().signedIn('受理01');
    const task = `/desk/tasks/${(await desk.task('userTask_Register')).id}`;
    await intake.open(task);
    await intake.submit(`${task}/claim`);
    await desk.settled();
    await intake.open(task);
    expect(intake.page.html).to.include('身份保密').and.not.to.include(PERSON.name);
    await intake.submit(task, {
      channel: 'phone',
      complainantName: '（身份保密）',
      phone: '00000',
      address: '（保密）',
      content: '登记时补充的内容。',
      category: 'safety',
    });
    expect(intake.page.url).to.match(/desk$/);
    await desk.settled();
    const office = await desk.user('投诉办01');
    const { content } = await desk.useCases.cases.caseFile(office, desk.complaints[0] ?? anId('nothing'), {
      reveal: 'verify',
    });
    expect(content).to.include({ complainantName: PERSON.name, phone: PERSON.phone, content: '登记时补充的内容。' });
  });

  it('comes with the version of the privacy notice that was shown', async () => {
    const visitor = web().visitor();
    await visitor.open('/privacy');
    expect(words(visitor)).to.include('版本 2026-1');
    expect((await visitor.open('/privacy/2026-1?lang=en')).html).to.include('Version 2026-1');
    expect((await visitor.open('/privacy/1999-1')).status).to.equal(404);
    await web().desk.file({ privacyNotice: '2026-1' });
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    expect(words(office)).to.include('个人信息保护说明版本 2026-1');
  });
});

describe('erasing a person', () => {
  const web = withWeb();
  const id = (index = 0): ComplaintId => web().desk.complaints[index] ?? anId<ComplaintId>('nothing');

  async function archived(): Promise<{ number: string; queryCode: string }> {
    const { desk } = web();
    const { number, queryCode } = await desk.file({ content: '只在这里出现的句子。' });
    await walkTo(desk, null);
    return { number, queryCode };
  }

  it('destroys what was said and written, is found by nothing, and leaves the ledger whole', async () => {
    const { desk } = web();
    const { number, queryCode } = await archived();
    const { read, knex } = desk.database;
    const wrapped = (await read.contents.key(id())) ?? anId('nothing');
    const folder = path.dirname(
      ((await knex.raw('pragma database_list')) as { file: string }[]).map(({ file }) => file)[0] ?? '',
    );
    const holdsKey = (): string[] =>
      fs.readdirSync(folder).filter((name) => fs.readFileSync(path.join(folder, name)).includes(wrapped));
    expect(holdsKey()).not.to.deep.equal([]);

    const leader = await web().signedIn('分管领导01');
    await leader.open(`/desk/cases/${id()}`);
    await leader.open(leader.links('删除个人信息')[0] ?? '');
    const action = `/desk/cases/${id()}/erasure`;
    await leader.submit(action, { reason: '', number });
    expect([leader.page.status, words(leader).includes('请选择删除事由')]).to.deep.equal([422, true]);
    await leader.submit(action, { reason: 'request', number: 'TS20260000022' });
    expect([leader.page.status, words(leader).includes('编号与本案不一致')]).to.deep.equal([422, true]);
    await leader.submit(action, { reason: 'request', number });
    expect(words(leader)).to.include('已确认不再存在于数据库的任何文件中').and.to.include('投诉人要求删除');

    const entry = (await read.ledger.ofComplaint(id())).findLast(({ type }) => type === 'person.erased');
    expect(words(leader)).to.include(entry?.hash ?? 'no entry');
    expect(await desk.ledgerFaults()).to.deep.equal([]);
    expect(holdsKey(), 'files that still hold the key').to.deep.equal([]);
    for (const text of ['只在这里出现的句子', PERSON.name, PERSON.phone]) {
      const office = await web().signedIn('投诉办01');
      await office.open('/desk/cases');
      await office.submit('/desk/cases', { text });
      expect(office.page.html, text).not.to.include(`/desk/cases/${id()}`);
    }
    expect(await desk.useCases.portal.trackComplaint(number, queryCode)).to.equal(null);
    await leader.open(`/desk/cases/${id()}`);
    expect(leader.page.status).to.equal(200);
    expect(words(leader)).to.include('个人信息已删除').and.not.to.include('只在这里出现的句子');
    expect(leader.page.html).not.to.include('/reveal"');
    await leader.open('/desk?view=done');
    expect(leader.page.status).to.equal(200);
    const handler = await web().signedIn('承办01');
    expect((await handler.open('/desk?view=done')).status).to.equal(200);
  });

  it('takes other archived cases of the same person along, and none that is open or somebody else\u2019s', async () => {
    const { desk } = web();
    const { number } = await archived();
    await desk.file({ submissionToken: 'second' });
    for (const [username, element] of STEPS) await desk.complete(username, element, {}, id(1));
    await desk.file({ submissionToken: 'third' });
    await desk.file({ submissionToken: 'fourth', complainantName: '测试乙', phone: '19900000001' });
    const leader = await web().signedIn('分管领导01');
    const action = `/desk/cases/${id()}/erasure`;
    await leader.open(action);
    expect(elements(leader.document, '[name="also"]')).to.have.length(1);
    expect(words(leader)).to.include('尚未归档');
    const { token } = leader;
    const body = new URLSearchParams({ _csrf: token, reason: 'request', number });
    for (const also of [id(1), id(3)]) body.append('also', also);
    await leader.open(action, { method: 'POST', body });
    const erased = (await desk.database.read.complaints.all()).filter(({ erasedAt }) => erasedAt !== null);
    expect(erased.map(({ id: one }) => one)).to.have.members([id(0), id(1)]);
  });
});
