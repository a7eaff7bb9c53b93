/** Settled on the spot, and signed by all who were there: drawn or by name, over HTTP. */
import { expect } from 'chai';
import { element, elements, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const SPOT = {
  policy: 'D16_2025_1',
  cells: {
    'D16_2025_1.dmn#limits_findings_amount': '3',
    'D16_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
    'D16_2025_1.dmn#profile_settings_damageThreshold': '10000',
  },
};
const DRAWN = 'strokes:60,120 120,50 150,150;260,60 250,150';
const SETTLED = {
  spotOutcome: 'settled',
  settlementFacts: '燃气表电池耗尽，责任在公司。',
  settlementResult: '当场更换电池，费用由公司承担。',
  complainantSignature: DRAWN,
  departmentSignature: DRAWN.replace('60,120', '61,121'),
  stationSignature: '投诉办01',
};

describe('signatures of an on-the-spot settlement', () => {
  const web = withWeb(SPOT);
  const caseHref = (): string => `/desk/cases/${web().desk.complaints[0] ?? ''}`;

  async function atTheSpot(input = {}): Promise<{ office: PlainBrowser; task: string }> {
    const { desk } = web();
    await desk.file(input);
    await desk.do('userTask_Register', { settlement: true });
    const task = `/desk/tasks/${(await desk.task('userTask_SettleOnTheSpot')).id}`;
    const office = await web().signedIn('投诉办01');
    await office.open(task);
    await office.submit(`${task}/claim`);
    await desk.settled();
    await office.open(task);
    return { office, task };
  }
  async function settle(input = {}): Promise<void> {
    const { office, task } = await atTheSpot(input);
    await office.submit(task, SETTLED);
    expect(office.page.url).to.match(/desk$/);
    await web().desk.settled();
  }

  it('are asked of complainant, department and station, by name where nobody can draw (D10-R21, D10-R22)', async () => {
    const { office, task } = await atTheSpot();
    expect(element(office.document, 'input#complainantSignature[type="text"]')).not.to.equal(null);
    expect(office.page.html).to.include('请填写本人姓名全称');
    const { complainantSignature: _left, ...others } = SETTLED;
    const { status, html } = await office.submit(task, others);
    expect([status, html.includes('请填写“投诉人签字”'), html.includes('value="strokes:')]).to.deep.equal([
      422,
      true,
      false,
    ]);
    await office.submit(task, { ...SETTLED, complainantSignature: '测试甲' });
    await web().desk.settled();
    expect(await web().desk.complaint()).to.include({ state: 'archived', outcome: 'settled' });
    await office.open(caseHref());
    expect(office.page.html).to.include('测*甲').and.not.to.include('>测试甲<');
    expect(words(office)).to.match(/填写姓名确认，投诉办01于.+录入/);
  });

  it('are refused where they are no signature, and what was written stays', async () => {
    const { office, task } = await atTheSpot();
    for (const [value, words] of [
      ['<script>alert(1)</script>', '请在“归属部门签字”中手写签名'],
      ['strokes:10,20 90,999', '请在“归属部门签字”中手写签名'],
      [`strokes:${'10,20 '.repeat(4_000)}9,9`, '“归属部门签字”的笔画过多'],
      ['测'.repeat(51), '“归属部门签字”不能超过 50 个字'],
    ] as const) {
      const { status, html } = await office.submit(task, { ...SETTLED, departmentSignature: value });
      expect([status, html.includes(words)], value.slice(0, 30)).to.deep.equal([422, true]);
      expect(html).to.include(SETTLED.settlementFacts).and.not.to.include('<script>alert');
    }
    expect(
      (await web().desk.database.read.submissions.ofComplaint(web().desk.complaints[0] ?? anId('nothing'))).length,
    ).to.equal(1);
  });

  it('are shown as pictures to those who may see the case, the complainant\u2019s to whoever asks for it with a reason', async () => {
    await settle();
    const office = await web().signedIn('投诉办01');
    await office.open(caseHref());
    const pictures = (): string[] => elements(office.document, 'svg.app-signature').map(({ outerHTML }) => outerHTML);
    expect(pictures()).to.have.length(1);
    expect(pictures()[0])
      .to.include('aria-label="归属部门签字：手写签名"')
      .and.to.include('d="M61 121L120 50L150 150M260 60L250 150"');
    expect(office.page.html).to.include('已手写签名，查看完整个人信息后可见');
    expect(words(office)).to.match(/手写签名，投诉办01于.+录入/);
    await office.submit(`${caseHref()}/reveal`, { reason: 'verify' });
    expect(pictures()).to.have.length(2);
    for (const account of ['承办02', '管理员01']) {
      const other = await web().signedIn(account);
      await other.open(caseHref());
      expect([other.page.status, other.page.html.includes('M61 121')], account).to.deep.equal([403, false]);
    }
  });

  it('of a secret person are shown to nobody who may not know who it is (D12-R22)', async () => {
    await settle({ matterKind: 'report' });
    const leader = await web().signedIn('分管领导01');
    await leader.open(caseHref());
    expect(leader.page.html).to.include('（保密）').and.not.to.include('M60 120');
    expect(elements(leader.document, 'svg.app-signature')).to.have.length(1);
  });

  it('are sealed, and nothing that the process or the ledger knows', async () => {
    await settle();
    const { desk } = web();
    const complaint = await desk.complaint();
    const [submission] = (await desk.database.read.submissions.ofComplaint(complaint.id)).filter(
      ({ formId }) => formId === 'settle-on-the-spot',
    );
    expect(submission?.sealed).to.not.include('strokes');
    const told = JSON.stringify(await desk.database.read.ledger.ofComplaint(complaint.id));
    expect(told).not.to.include('strokes').and.not.to.include('Signature');
    expect(desk.logged.join('\n')).not.to.include('strokes');
    const outbox = JSON.stringify(await desk.database.knex('outbox').select('payload'));
    expect(outbox).to.include('spotOutcome').and.not.to.include('strokes').and.not.to.include('Signature');
  });
});
