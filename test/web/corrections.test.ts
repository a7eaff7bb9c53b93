/** Corrections alter nothing: a new version with who and why, the old one to be read. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { checkCorrection } from '../../domain/forms/correction.js';
import type { SubmissionId } from '../../domain/tasks/ids.js';
import type { Desk } from '../kit/desk.js';
import { words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt, walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const OLD_PHONE = '19900000000';
const NEW_PHONE = '19900000009';
const WHY = '投诉人来电说明电话登记有误。';
describe('correcting the record of a complaint', () => {
  const web = withWeb();
  const id = (): ComplaintId => web().desk.complaints[0] ?? anId<ComplaintId>('nothing');
  const caseHref = (): string => `/desk/cases/${id()}`;
  const action = (): string => `${caseHref()}/correct`;
  const faults = () => web().desk.ledgerFaults();

  async function opened(account: string): Promise<{ browser: PlainBrowser; form: Record<string, string> }> {
    const browser = await web().signedIn(account);
    await browser.open(action());
    expect(browser.page.status, account).to.equal(200);
    return { browser, form: browser.filledIn(action()) };
  }
  async function correct(account: string, changes: Record<string, string>): Promise<PlainBrowser> {
    const { browser, form } = await opened(account);
    await browser.submit(action(), { ...form, reason: WHY, ...changes });
    return browser;
  }
  const found = async (text: string): Promise<boolean> => {
    const office = await web().signedIn('投诉办01');
    await office.open('/desk/cases');
    await office.submit('/desk/cases', { text });
    return office.page.html.includes(caseHref());
  };

  it('writes a new version with who and why; the old one is read beside it, masked until somebody says why', async () => {
    const { desk } = web();
    await desk.file();
    const clerk = await web().signedIn('受理01');
    await clerk.open(caseHref());
    await clerk.open(clerk.links('更正登记内容')[0] ?? '');
    expect(clerk.page.html).to.include('现为 199****0000；不更正请留空').and.not.to.include(OLD_PHONE);
    await clerk.submit(action(), { ...clerk.filledIn(action()), phone: NEW_PHONE, occurredAt: '上周三', reason: WHY });
    expect([clerk.page.url.endsWith(caseHref()), words(clerk).includes('更正已保存')]).to.deep.equal([true, true]);

    const entry = (await desk.database.read.ledger.ofComplaint(id())).at(-1);
    expect(entry?.type).to.equal('content.corrected');
    expect(entry?.facts).to.include({ contentVersion: 2, fields: 'phone occurredAt' });
    expect(entry?.facts).to.have.all.keys('contentVersion', 'fields', 'reasonDigest');
    expect(entry?.payloadDigest).to.match(/^[0-9a-f]{64}$/);
    expect(await faults()).to.deep.equal([]);
    expect(await desk.database.read.contents.versions(id())).to.have.length(2);

    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    await office.open(office.links('内容版本')[0] ?? '');
    expect(words(office))
      .to.match(/第 2 版 · 更正 · 受理01 · /)
      .and.to.match(/第 1 版 · 收到时的内容 · 投诉人 · /)
      .and.to.include(`更正理由 ${WHY}`)
      .and.to.include('发生时间 原为 无 → 更正为 上周三')
      .and.to.include('原为 199****0000 → 更正为 199****0009');
    for (const phone of [OLD_PHONE, NEW_PHONE]) expect(office.page.html).not.to.include(phone);
    await office.submit(`${caseHref()}/versions/reveal`, { reason: 'verify' });
    expect(words(office)).to.include(`原为 ${OLD_PHONE} → 更正为 ${NEW_PHONE}`);
    expect((await desk.database.read.ledger.ofComplaint(id())).at(-1)).to.deep.include({
      type: 'content.revealed',
      facts: { reason: 'verify' },
    });
  });

  it('is found by the new phone, and by the old one no more', async () => {
    await web().desk.file();
    expect([await found(OLD_PHONE), await found(NEW_PHONE)]).to.deep.equal([true, false]);
    await correct('投诉办01', { phone: NEW_PHONE });
    expect([await found(OLD_PHONE), await found(NEW_PHONE)]).to.deep.equal([false, true]);
    expect(await found('燃气表读数异常')).to.equal(true);
  });

  it('asks for the reason, for what must not be empty, and for a change at all; what was typed stays', async () => {
    await web().desk.file();
    const nothing = await correct('投诉办01', {});
    expect([nothing.page.status, words(nothing).includes('没有任何更正')]).to.deep.equal([422, true]);
    const silent = await correct('投诉办01', { reason: '', phone: NEW_PHONE });
    expect([silent.page.status, words(silent).includes('请填写“更正理由”')]).to.deep.equal([422, true]);
    expect(silent.page.html).to.include(`value="${NEW_PHONE}"`);
    const wrong = await correct('投诉办01', { phone: '<script>', content: '', channel: 'pigeon' });
    expect(words(wrong))
      .to.include('请填写正确的电话号码')
      .and.to.include('请填写事情经过')
      .and.to.include('请选择来源');
    expect(wrong.page.html).not.to.include('<script>"');
    expect(await web().desk.database.read.contents.versions(id())).to.have.length(1);
  });

  it('empties what should never have been written down', async () => {
    const { desk } = web();
    await desk.file({ email: 'a@example.com' });
    await correct('投诉办01', { clear: 'email' });
    const office = await desk.user('投诉办01');
    const { content } = await desk.useCases.cases.caseFile(office, id(), { reveal: 'verify' });
    expect(content).to.include({ email: '', phone: OLD_PHONE, complainantName: '测试甲' });
  });

  it('reaches the answers to the questions of the matter, those that tell who it is masked', async () => {
    const { desk } = web();
    const both = (text: string) => ({ 'zh-CN': text, en: text });
    const answers = [
      { key: 'meterNumber', label: both('表具编号'), text: both('M20250001'), identifies: true as const },
      { key: 'meterKind', label: both('表具类型'), text: both('皮膜表') },
    ];
    await desk.file({ details: { formId: 'metering', answers } });
    const { browser, form } = await opened('投诉办01');
    expect(form).to.include({ 'details-meterNumber': '', 'details-meterKind': '皮膜表' });
    expect(browser.page.html).to.include('现为 ****0001；不更正请留空').and.not.to.include('M20250001');
    await browser.submit(action(), {
      ...form,
      'details-meterNumber': 'M20250009',
      'details-meterKind': '超声波表',
      reason: WHY,
    });
    const office = await desk.user('投诉办01');
    const { content } = await desk.useCases.cases.caseFile(office, id(), { reveal: 'verify' });
    expect(content.details?.answers.map(({ text }) => text.en)).to.deep.equal(['M20250009', '超声波表']);
    await browser.open(`${caseHref()}/versions`);
    expect(words(browser))
      .to.include('表具编号 原为 ****0001 → 更正为 ****0009')
      .and.to.include('表具类型 原为 皮膜表 → 更正为 超声波表');
    expect(await found('超声波表')).to.equal(true);
  });

  it('of two at once loses nothing: the second sees what changed, keeps what was typed, and sends again', async () => {
    const { desk } = web();
    await desk.file();
    const [first, second] = [await opened('受理01'), await opened('投诉办01')];
    await first.browser.submit(action(), {
      ...first.form,
      phone: NEW_PHONE,
      desiredOutcome: '更换燃气表。',
      reason: WHY,
    });
    await second.browser.submit(action(), {
      ...second.form,
      content: '燃气表读数异常，且有异响。',
      reason: '补充听到的情况。',
    });
    const { browser } = second;
    expect(browser.page.status).to.equal(409);
    expect(words(browser))
      .to.include('他人已在此期间作出更正')
      .and.to.include('更正为 199****0009')
      .and.to.include('燃气表读数异常，且有异响。');
    const again = browser.filledIn(action());
    expect(again).to.include({ desiredOutcome: '更换燃气表。', reason: '补充听到的情况。' });
    await browser.submit(action(), again);
    expect(browser.page.url).to.match(new RegExp(`${caseHref()}$`));
    const office = await desk.user('投诉办01');
    const { content } = await desk.useCases.cases.caseFile(office, id(), { reveal: 'verify' });
    expect(content).to.include({
      phone: NEW_PHONE,
      desiredOutcome: '更换燃气表。',
      content: '燃气表读数异常，且有异响。',
    });
    expect((await desk.database.read.contents.versions(id())).map(({ version }) => version)).to.deep.equal([1, 2, 3]);
    expect(await faults()).to.deep.equal([]);
  });

  it('is the intake\u2019s until it is accepted, the office\u2019s after that, and nobody else\u2019s', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    for (const account of ['受理01', '承办01', '承办02', '分管领导01', '人力01', '管理员01']) {
      const browser = await web().signedIn(account);
      expect((await browser.open(action())).status, account).to.equal(403);
      await browser.open('/desk');
      const { status } = await browser.post(action(), { version: '1', phone: NEW_PHONE, reason: WHY });
      expect(status, account).to.equal(403);
    }
    const other = await web().signedIn('承办02');
    expect((await other.open(`${caseHref()}/versions`)).status).to.equal(403);
    const office = await desk.user('投诉办01');
    const second = await desk.user('投诉办02');
    await desk.useCases.tasks.recuse(office, id(), {
      kept: { kind: 'person', userId: second.id },
      reason: 'interest',
    });
    const recused = await web().signedIn('投诉办02');
    expect((await recused.open(action())).status).to.equal(403);
    expect((await recused.open(`${caseHref()}/versions`)).status).to.equal(403);
    expect((await (await web().signedIn('投诉办01')).open('/desk/cases/unknown/correct')).status).to.equal(404);
    const handler = await web().signedIn('承办01');
    await handler.open(`${caseHref()}/versions`);
    expect([handler.page.status, handler.links('更正登记内容')]).to.deep.equal([200, []]);
  });

  it('of a report is nothing for who may not know who made it (D12-R22)', async () => {
    const { desk } = web();
    await desk.file({ matterKind: 'report' });
    const { browser, form } = await opened('受理01');
    expect(Object.keys(form)).not.to.include('phone');
    await browser.submit(action(), { ...form, phone: NEW_PHONE, reason: WHY });
    expect(browser.page.status).to.equal(403);
    await correct('投诉办01', { phone: NEW_PHONE });
    const clerk = await web().signedIn('受理01');
    await clerk.open(`${caseHref()}/versions`);
    expect(words(clerk))
      .to.include('第 2 版')
      .and.not.to.match(/199\*|测\*/);
    const { status } = await clerk.post(`${caseHref()}/versions/reveal`, { reason: 'verify' });
    expect(status).to.equal(403);
  });

  it('corrects who passed it on and by what number; a limit moves with its date, and none is put in another\u2019s place', async () => {
    const { desk } = web();
    await desk.file({ channel: 'gov12345', externalNumber: '12345-0001', externalDueOn: aDay('2026-10-12') });
    const outside = async () => (await desk.limits()).filter((limit) => limit.startsWith('outside'));
    expect(await outside()).to.deep.equal(['outside-order 2026-10-12 24:00 → running']);
    await correct('投诉办01', { externalNumber: '12345-0002', externalDueOn: '2026-10-20' });
    await desk.settled();
    const complaint = await desk.complaint();
    expect(complaint).to.include({ externalNumber: '12345-0002', externalDueOn: '2026-10-20' });
    expect(await outside()).to.deep.equal(['outside-order 2026-10-20 24:00 → running']);
    expect(await desk.ledgerTypes()).to.include('clock.corrected');
    const refused = await correct('投诉办01', { channel: 'phone' });
    expect([refused.page.status, words(refused).includes('此项更正会改变外部单位规定的期限')]).to.deep.equal([
      422,
      true,
    ]);
    const office = await web().signedIn('投诉办01');
    await office.open(`${caseHref()}/versions`);
    expect(words(office)).to.include('来件编号 原为 12345-0001 → 更正为 12345-0002');
    const told = (await desk.database.read.ledger.ofComplaint(id())).filter(({ type }) => type === 'content.corrected');
    expect(told.map(({ facts }) => facts['fields'])).to.deep.equal(['externalNumber externalDueOn']);
    expect(await faults()).to.deep.equal([]);
  });

  it('is told the complainant, without what was there before', async () => {
    const { desk } = web();
    const { number, queryCode } = await desk.file();
    const visitor = web().visitor();
    const track = async (): Promise<string> => {
      await visitor.open('/track');
      await visitor.submit('/track', { number, code: queryCode });
      return words(visitor);
    };
    expect(await track()).not.to.include('登记内容更正于');
    await correct('受理01', { occurredAt: '十月一日傍晚' });
    await correct('受理01', { occurredAt: '九月三十日傍晚' });
    expect(await track())
      .to.include('登记内容更正于')
      .and.to.include('九月三十日傍晚')
      .and.not.to.include('十月一日傍晚');
  });

  it('leaves nothing to read after an erasure, while the ledger still tells who and when', async () => {
    const { desk } = web();
    await desk.file();
    await correct('受理01', { phone: NEW_PHONE, content: '只在更正里出现的句子。' });
    await walkTo(desk, null);
    const leader = await desk.user('分管领导01');
    await desk.useCases.cases.erasePerson(leader, [id()], 'request');
    const office = await web().signedIn('投诉办01');
    await office.open(`${caseHref()}/versions`);
    expect(words(office))
      .to.match(/第 2 版 · 更正 · 受理01/)
      .and.not.to.include(WHY)
      .and.not.to.include('只在更正里出现的句子');
    expect((await office.open(action())).status).to.equal(403);
    for (const text of [OLD_PHONE, NEW_PHONE, '只在更正里出现']) expect(await found(text), text).to.equal(false);
    expect(await faults()).to.deep.equal([]);
  });

  it('is missed by the ledger where a version is slipped in, or taken out', async () => {
    const { desk } = web();
    await desk.file();
    await correct('受理01', { phone: NEW_PHONE });
    const { number } = await desk.complaint();
    const of = desk.database.knex('complaint_content').where({ complaint_id: id() });
    const [row] = (await of.clone().where({ version: 2 })) as Record<string, unknown>[];
    await desk.database.knex('complaint_content').insert({ ...row, version: 3 });
    const version = (count: number): string => `complaint_content ${id()} version ${count} of complaint ${number}: `;
    expect(await faults()).to.deep.equal([`${version(3)}it is in the database, but the ledger says nothing of it`]);
    await of.clone().where('version', '>', 1).delete();
    expect(await faults()).to.deep.equal([`${version(2)}it is in the ledger, but not in the database`]);
  });
});

describe('correcting what was submitted', () => {
  const web = withWeb();
  const id = (): ComplaintId => web().desk.complaints[0] ?? anId<ComplaintId>('nothing');
  const faults = () => web().desk.ledgerFaults();

  async function investigated(): Promise<{ desk: Desk; action: string; submissionId: SubmissionId }> {
    const { desk } = await web().begin(caseAt('userTask_DraftPlan'));
    const submissions = await desk.database.read.submissions.ofComplaint(id());
    const submissionId =
      submissions.find(({ formId }) => formId === 'investigate')?.id ?? anId<SubmissionId>('nothing');
    return { desk, action: `/desk/cases/${id()}/submissions/${submissionId}/correct`, submissionId };
  }

  it('adds a version with who and why beside it; what the process went by is not in the form', async () => {
    const { desk, action, submissionId } = await investigated();
    const handler = await web().signedIn('承办01');
    await handler.open(`/desk/cases/${id()}`);
    expect(handler.links('更正填写内容')).to.deep.equal([action]);
    await handler.open(action);
    const form = handler.filledIn(action);
    expect(Object.keys(form))
      .to.include('findings')
      .and.not.to.include.members(['investigationOutcome', 'substantiated']);
    expect(form['findings']).to.equal('经查，表具故障。');
    expect(Object.keys(form), 'why it was sent back, which it was not').not.to.include('returnReason');
    await handler.submit(action, { ...form, findings: '', reason: WHY });
    expect([handler.page.status, words(handler).includes('请填写')]).to.deep.equal([422, true]);
    await handler.submit(action, { ...form, findings: '经查，表具超期。', substantiated: 'no', reason: WHY });
    expect(handler.page.url).to.match(new RegExp(`/desk/cases/${id()}$`));
    expect(words(handler)).to.include('经查，表具超期。').and.to.include('经查，表具故障。').and.to.include(`承办01于`);
    expect(words(handler)).to.include(`理由：${WHY}`).and.to.include('（第 1 版）');

    const entry = (await desk.database.read.ledger.ofComplaint(id())).at(-1);
    expect(entry?.type).to.equal('submission.corrected');
    expect(entry?.facts).to.include({ submissionId, submissionVersion: 2, fields: 'findings' });
    const counted = ['workItemId', 'outcome', 'cause', 'amount'];
    expect(entry?.facts).to.have.all.keys('submissionId', 'submissionVersion', 'fields', 'reasonDigest', ...counted);
    const office = await desk.user('投诉办01');
    const file = await desk.useCases.cases.caseFile(office, id());
    const corrected = file.submissions.find((one) => one.id === submissionId);
    expect(corrected?.data).to.include({ findings: '经查，表具超期。', substantiated: 'yes' });
    expect(corrected?.versions?.map(({ version, reason }) => [version, reason])).to.deep.equal([
      [1, null],
      [2, WHY],
    ]);
    expect(await faults()).to.deep.equal([]);
    await desk.database.knex('submission_version').delete();
    expect((await faults()).join()).to.match(
      new RegExp(`^submission_version ${submissionId} version 2 of .*: it is in the ledger, but not in the database$`),
    );
  });

  it('is for whoever submitted it, and for the office; two at once lose nothing', async () => {
    const { desk, action } = await investigated();
    for (const account of ['受理01', '部门负责人01', '分管领导01', '承办02', '管理员01']) {
      const browser = await web().signedIn(account);
      expect((await browser.open(action)).status, account).to.equal(403);
    }
    const [one, other] = [await web().signedIn('承办01'), await web().signedIn('投诉办01')];
    await one.open(action);
    await other.open(action);
    const [mine, theirs] = [one.filledIn(action), other.filledIn(action)];
    await one.submit(action, { ...mine, findings: '甲改。', reason: WHY });
    await other.submit(action, { ...theirs, findings: '乙改。', reason: '核对笔录。' });
    expect(other.page.status).to.equal(409);
    expect(words(other)).to.include('他人已在此期间作出更正').and.to.include('甲改。').and.to.include('乙改。');
    await other.submit(action, other.filledIn(action));
    const office = await desk.user('投诉办01');
    const file = await desk.useCases.cases.caseFile(office, id());
    const [found] = file.submissions.filter(({ formId }) => formId === 'investigate');
    expect(found?.versions?.map(({ data }) => data['findings'])).to.deep.equal([
      '经查，表具故障。',
      '甲改。',
      '乙改。',
    ]);
    const leader = await desk.user('承办01');
    await desk.useCases.tasks.recuse(office, id(), {
      kept: { kind: 'person', userId: leader.id },
      reason: 'interest',
    });
    expect((await one.open(action)).status).to.equal(403);
    const submissions = await desk.database.read.submissions.ofComplaint(id());
    const registration = submissions.find(({ formId }) => formId === 'register')?.id ?? '';
    expect((await other.open(`/desk/cases/${id()}/submissions/${registration}/correct`)).status).to.equal(404);
    expect((await other.open(`/desk/cases/${id()}/submissions/unknown/correct`)).status).to.equal(404);
  });

  it('leaves nothing to read after an erasure', async () => {
    const { desk, action, submissionId } = await investigated();
    const office = await web().signedIn('投诉办01');
    await office.open(action);
    await office.submit(action, { ...office.filledIn(action), findings: '只在更正里。', reason: WHY });
    await walkTo(desk, null, 'userTask_DraftPlan');
    await desk.useCases.cases.erasePerson(await desk.user('分管领导01'), [id()], 'request');
    await office.open(`/desk/cases/${id()}`);
    expect(words(office)).to.include('（第 1 版）').and.not.to.include('只在更正里').and.not.to.include(WHY);
    expect((await office.open(action)).status).to.equal(403);
    const file = await desk.useCases.cases.caseFile(await desk.user('投诉办01'), id());
    expect(file.submissions.find((one) => one.id === submissionId)?.data).to.deep.equal({});
    expect(await faults()).to.deep.equal([]);
  });

  it('leaves signatures with the version that was signed', () => {
    const component = (key: string, properties = {}) => ({ type: 'textfield', key, label: key, properties });
    const schema = {
      components: [
        component('outcome', { processVariable: 'true' }),
        component('facts'),
        component('signed', { input: 'signature' }),
      ],
    };
    const before = { outcome: 'settled', facts: '旧', signed: '测试甲' };
    expect(checkCorrection(schema, before, { facts: '新', outcome: 'other', signed: '测试乙' })).to.deep.equal({
      data: { outcome: 'settled', facts: '新' },
      errors: {},
    });
  });
});
