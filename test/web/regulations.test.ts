/** The regulation in force for everybody to read, and the policies for administrators. */
import { expect } from 'chai';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { activate } from '../kit/activate.js';
import { bundle } from '../kit/bundle.js';
import { element, words } from '../kit/html.js';
import { withCells } from '../kit/policy.js';
import { withWeb } from '../kit/web.js';

/** What D11 leaves to the company. */
const CELLS = {
  'D11_2025_1.dmn#extension_complex_maxWorkingDays': '5',
  'D11_2025_1.dmn#duties_handling_publication_period': '"quarter"',
};

/** What the page says of one rule. */
const ruleIn = (html: string, id: string): string => element(html, `.app-rule#${id}`)?.innerHTML ?? '';

describe('the page of the regulation in force', () => {
  const web = withWeb({ policy: 'D16_2025_1' });

  it('says so where a rule is not carried out yet (D11-R02)', async () => {
    const { html } = await web().visitor().open('/regulations');
    expect(ruleIn(html, 'D16-R05')).to.include('尚未由系统执行');
    expect(ruleIn(html, 'D16-R18')).not.to.include('尚未');
  });
});

describe('the page of the regulation (D11-R02)', () => {
  const web = withWeb();

  it('shows each article in Chinese, and how it is carried out with a link to its place', async () => {
    const { html, status } = await web().visitor().open('/regulations');
    expect(status).to.equal(200);
    expect(html)
      .to.include('在收到投诉后5个工作日内完成调查核实工作')
      .and.to.include('第八条')
      .and.to.include('D03-R15');
    // The article's whole sentence, once, in its own punctuation.
    const sentence = '用户投诉处理机构应当在收到投诉后24小时内进行登记，并根据投诉内容进行分类。';
    expect(html.split(sentence)).to.have.length(2);
    expect(words({ page: { html } })).not.to.match(/\p{Script=Han}[,;:?!]/u);
    expect(html).to.include('href="/regulations/processes/handling-plan#userTask_DraftPlan"');
    expect(html).to.include('决策表“办理期限”：收到投诉后5个工作日内完成调查核实');
    const rule = (id: string): string => ruleIn(html, id);
    expect(rule('D03-R05')).to.include('按系统版本的设置执行');
    expect(rule('D03-R01')).to.include('制度文本');
    expect(rule('D03-R21')).to.include('由系统执行').and.to.include('隐去个人信息').and.to.include('href="/privacy"');
    expect(html, 'every rule of D03 is carried out').not.to.include('尚未由系统执行');
    expect(Buffer.byteLength(html), 'a page for an old phone').to.be.lessThan(100_000);
  });

  it('says who configured, and since when, what is not as the release was tested', async () => {
    const page = async (locale: string): Promise<(id: string) => string> => {
      const { html } = await web().visitor().open(`/regulations?lang=${locale}`);
      return (id) => ruleIn(html, id);
    };
    expect((await page('zh-CN'))('D03-R15')).not.to.include('由本公司');
    const changed = bundle().map(({ name, content }) =>
      name === 'handling-plan/handling-plan.bpmn'
        ? {
            name,
            content: Buffer.from(content.toString().replaceAll('=[handlerGroup]', 'complaint-office')),
          }
        : { name, content },
    );
    await web().desk.deploy(changed);
    expect((await page('zh-CN'))('D03-R15'))
      .to.include('由本公司于9月29日设置')
      .and.not.to.include('由系统执行');
    expect((await page('en'))('D03-R15')).to.match(/Configured by the company, on 29 Sep/);
    expect((await page('zh-CN'))('D03-R21'), 'in no diagram').to.include('由系统执行');
  });

  it('tells an administrator of each rule how it is carried out, where, and what there is to do', async () => {
    const admin = await web().signedIn('管理员01');
    const zh = await admin.open('/admin/policies/D03_2025_1?lang=zh-CN');
    const table = element(zh.html, '[data-testid=coverage]')?.innerHTML ?? '';
    expect(table).to.match(/由系统执行 \d+ 条，由设置决定 \d+ 条，制度文本 \d+ 条，尚未落实 0 条/);
    expect(table).to.include('由人员遵守').and.to.include('决策表“办理期限”');
    const other = await admin.open('/admin/policies/D16_2025_1?lang=en');
    const open = element(other.html, '[data-testid=coverage]')?.innerHTML ?? '';
    expect(open)
      .to.include('Not yet carried out by the system')
      .and.to.include('No diagram, table or form carries it out');
  });

  it('shows the meaning in English beside the original', async () => {
    const visitor = web().visitor();
    const { html } = await visitor.open('/regulations?lang=en');
    expect(html).to.include('Complete investigation/verification within 5 working days').and.to.include('Article 8');
  });

  it('publishes every version with its dates: the one to come, and the one that was, with what it said (D20-R09, D20-R12)', async () => {
    const { desk } = web();
    const visitor = web().visitor();
    await visitor.open('/regulations');
    expect(words(visitor)).to.match(/历次版本 .*（D03_2025_1） 现行 自\S+起施行/);
    await desk.deploy(await withCells(bundle(), CELLS));
    await activate(desk, 'D11_2025_1', '2026-10-08');
    await visitor.open('/regulations');
    expect(words(visitor)).to.match(
      /（D11_2025_1） 即将施行 自10月8日起施行 .*（D03_2025_1） 现行 自\S+起施行，至10月7日 24:00/,
    );
    await visitor.open('/regulations?version=D11_2025_1');
    expect(words(visitor)).to.include('将自10月8日起施行').and.include('D11-R03').and.not.include('D03-R15');
    await desk.advanceTo('2026-10-08T02:00:00.000Z');
    await visitor.open('/regulations');
    expect(words(visitor))
      .to.include('D11-R03')
      .and.match(/（D03_2025_1） 已被代替/);
    await visitor.open('/regulations?version=D03_2025_1');
    expect(words(visitor)).to.include('在此期间受理的投诉仍按该版本办理').and.include('D03-R15');
    await visitor.open('/regulations?version=D03_2025_1&lang=en');
    expect(words(visitor))
      .to.match(/In force from .*, until 7 Oct,? 24:00/)
      .and.include('What is in force now');
    expect((await visitor.open('/regulations?version=D16_2025_1')).status, 'a draft is nobody’s business').to.equal(
      404,
    );
  });

  it('leads to a diagram that reads as text too', async () => {
    const { html } = await web().visitor().open('/regulations/processes/handling-plan');
    expect(html)
      .to.include('id="userTask_DraftPlan"')
      .and.to.include('拟定处理方案')
      .and.to.match(/《[^》]+》第.条/);
    const drawing = await web().visitor().open('/regulations/processes/handling-plan/diagram.json');
    expect((JSON.parse(drawing.html) as { xml: string }).xml).to.include('<bpmn:process id="handling-plan"');
    for (const address of ['/regulations/processes/nothing', '/regulations/processes/..%2fpolicies/diagram.json'])
      expect((await web().visitor().open(address)).status, address).to.equal(404);
  });
});

describe('the page of the policies', () => {
  const web = withWeb();

  it('says which holds, and what the others lack (D16-R10, D16-R24)', async () => {
    const admin = await web().signedIn('管理员01');
    const { html } = await admin.open('/admin/policies');
    expect(html).to.include('D03_2025_1').and.to.include('现行');
    expect(html)
      .to.match(/“办理期限”第 \d+ 行的“数量”未填写（D16-R10）/)
      .and.to.include('损害金额大的界限');
    const own = await admin.open('/admin/policies/D16_2025_1');
    expect(own.html).to.include('尚不能启用').and.not.to.include('name="effectiveOn"');
    expect(own.html, 'in words, not in codes')
      .to.include('未填写')
      .and.to.include('书面调查结果')
      .and.to.include('部门负责人')
      .and.not.to.match(/>(?:true|false|null|workingDay|complaint-office)</);
    expect(own.html).to.include('与现行制度 D03_2025_1 的差异');
    expect((await admin.open('/admin/policies/D99')).status).to.equal(404);
  });

  it('is for administrators only', async () => {
    for (const username of ['受理01', '投诉办01', '总经理01']) {
      const browser = web().visitor();
      await browser.signIn(username, DEMONSTRATION_PASSWORD);
      expect((await browser.open('/admin/policies')).status, username).to.equal(403);
    }
  });
});
