/** Notices as short messages to complainants: over a real gateway on this machine, whose receipts come back signed. */
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { checkLedger } from '../../domain/core/ledger-check.js';
import { instantOf } from '../../domain/core/time/instant.js';
import { createHookGateway } from '../../gateways/hooks.js';
import { COMPLAINT } from '../kit/desk.js';
import { words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const SECRET = 'SEC-of-the-test';
const ONLY_PHONE = { ...COMPLAINT, email: '' };

describe('short messages to complainants', () => {
  const web = withWeb({ hooks: createHookGateway({ onThisMachine: true, wholeMs: 250 }) });
  const sent: { id: string; phone: string; template: string; text: string; parameters: Record<string, string> }[] = [];
  let does: 'takes' | 'hangs' = 'takes';
  const gateway = http.createServer((req, res) => {
    let text = '';
    req.on('data', (chunk: Buffer) => (text += chunk.toString()));
    req.on('end', () => {
      sent.push(JSON.parse(text));
      if (does === 'takes') res.end('{"code":"OK"}');
    });
  });
  before((done) => void gateway.listen(0, '127.0.0.1', done));
  after((done) => {
    gateway.closeAllConnections();
    gateway.close(done);
  });
  beforeEach(() => {
    sent.length = 0;
    does = 'takes';
  });

  const url = (): string => `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;

  /** @returns the path where its receipts go */
  async function setUp(): Promise<string> {
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/hooks');
    const given = { name: '投诉人短信', kind: 'notice-sms', hookAddress: url(), template: 'T1', receiptMinutes: '20' };
    await admin.submit('/admin/hooks', { ...given, hookSecret: '' });
    expect(words(admin)).to.include('请填写密钥：回执须用此密钥签名');
    await admin.submit('/admin/hooks', { ...given, hookSecret: SECRET });
    const path = `/receipts/${new URL(admin.page.url).pathname.split('/').at(-1) ?? ''}`;
    expect(words(admin)).to.include('接口已新增');
    expect(admin.page.html).to.include(path);
    return path;
  }

  interface Said {
    status?: string;
    id?: string;
    secret?: string;
    secondsAgo?: number;
  }

  async function say(path: string, { status = 'delivered', id, secret = SECRET, secondsAgo = 0 }: Said = {}) {
    const body = JSON.stringify({ id: id ?? sent.at(-1)?.id, status });
    const at = String(Math.floor(web().desk.clock.now().getTime() / 1_000) - secondsAgo);
    const signature = createHmac('sha256', secret).update(`r1.${at}.${body}`).digest('base64');
    const headers = { 'webhook-id': 'r1', 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` };
    const answer = await fetch(`${web().url}${path}`, { method: 'POST', headers, body });
    await web().desk.settled();
    return answer.status;
  }

  const later = (minutes: number) =>
    web().desk.advanceTo(instantOf(new Date(web().desk.clock.now().getTime() + minutes * 60_000)));
  const calls = async () => (await web().desk.openTasks()).filter((task) => task === 'userTask_TellComplainant');
  const result = async (): Promise<string> =>
    (await web().desk.limits()).concat(await web().desk.limitsToNote()).find((line) => line.startsWith('result ')) ??
    '';
  async function toResult(): Promise<{ queryCode: string }> {
    const filed = await web().desk.file(ONLY_PHONE);
    await walkTo(web().desk, 'userTask_ReturnVisit');
    return filed;
  }

  it('say what it is about and where it stands, and no more; the receipt tells, once, and only signed and of now', async () => {
    const path = await setUp();
    const { queryCode } = await toResult();
    const { number } = await web().desk.complaint();
    const last = sent.at(-1);
    expect(last).to.include({ phone: '+8619900000000', template: 'T1' });
    expect(last?.text).to.equal(`投诉 ${number} 处理结果通知书。查询：https://tousu.example.com/track`);
    expect(last?.parameters).to.deep.include({ number, link: 'https://tousu.example.com/track' });
    for (const hidden of [queryCode, COMPLAINT.complainantName, COMPLAINT.content])
      expect(JSON.stringify(sent)).to.not.include(hidden);
    expect(await result()).to.match(/→ running$/);
    expect(await calls()).to.deep.equal([]);

    expect(await say(path, { secret: 'forged' })).to.equal(401);
    expect(await say(path, { secondsAgo: 301 })).to.equal(401);
    expect(await say('/receipts/0199aaaa-0000-7000-8000-000000000000')).to.equal(401);
    expect(await say(path, { status: 'perhaps' })).to.equal(400);
    expect(await say(path, { id: '0199aaaa-0000-7000-8000-000000000000@gas-complaint-desk' })).to.equal(404);
    expect(await result()).to.match(/→ running$/);

    for (const { id } of sent.slice(0, -1)) await say(path, { id });
    expect(await say(path)).to.equal(204);
    expect(await result()).to.match(/→ met$/);
    expect(await say(path), 'a second time').to.equal(409);
    expect(await say(path, { status: 'failed' }), 'what has arrived').to.equal(409);
    await later(30);
    expect(await calls()).to.deep.equal([]);
    const { id } = await web().desk.complaint();
    const evidence = await web().desk.database.read.notices.evidenceOf(anId(id));
    expect(evidence.filter(({ way }) => way === 'sms')).to.have.length(sent.length);
    expect((await checkLedger(web().desk.database, null)).faults).to.deep.equal([]);
    const kept = JSON.stringify(await web().desk.rows()) + web().desk.logged.join('\n');
    for (const secret of ['19900000000', SECRET, url()]) expect(kept).to.not.include(secret);
  });

  it('that fail, and those of which nothing is heard in time, leave a task to call; a late receipt ends it', async () => {
    const path = await setUp();
    await toResult();
    expect(await say(path, { status: 'failed' })).to.equal(204);
    expect(await calls()).to.have.length(1);
    expect(await say(path, { status: 'failed' }), 'a second time').to.equal(409);
    for (const { id } of sent) await say(path, { id });
    expect(await calls()).to.deep.equal([]);
    expect(await result()).to.match(/→ met$/);
  });

  it('are waited for as long as the gateway may take', async () => {
    await setUp();
    await toResult();
    await later(19);
    expect(await calls()).to.deep.equal([]);
    await later(1);
    expect(await calls()).to.have.length(1);
  });

  it('to a gateway that hangs are given up, and somebody calls', async () => {
    await setUp();
    does = 'hangs';
    await web().desk.file(ONLY_PHONE);
    await walkTo(web().desk, 'userTask_Assign');
    expect(await calls()).to.deep.equal([]);
    await later(60);
    expect(await calls()).to.have.length(1);
    expect(sent.length).to.be.greaterThan(10);
  });

  it('go to nobody who left an address, or no mobile number, nor without a gateway', async () => {
    await setUp();
    await web().desk.file(COMPLAINT);
    await web().desk.file({ ...ONLY_PHONE, phone: '01012345678' });
    await web().desk.settled();
    expect(sent).to.deep.equal([]);
  });
});
