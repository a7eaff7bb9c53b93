/** The company's lists as tables: what Excel in China writes is understood, and a wrong line keeps everything as it was. */
import { expect } from 'chai';
import { attributesOn, texts, words } from '../kit/html.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const PAGE = '/admin/organisation/csv/department';
const TABLE = '代码,中文名称,英文名称,在用\npipelines,管网运行部,Pipelines,是\nmetering,"计量部, 收费",Metering,否\n';
/** 代码,中文名称,英文名称 / pipelines,管网部,Pipelines, as Excel in China saves it. */
const IN_GBK = Buffer.concat([
  Buffer.from('b4fac2eb2cd6d0cec4c3fbb3c62cd3a2cec4c3fbb3c60d0a', 'hex'),
  Buffer.from('pipelines,'),
  Buffer.from('b9dccdf8b2bf', 'hex'),
  Buffer.from(',Pipelines\r\n'),
]);

describe('importing a list', () => {
  const web = withWeb();

  async function previewed(file: Buffer | string, page = PAGE): Promise<PlainBrowser> {
    const browser = await web().signedIn('管理员01');
    await browser.open(page);
    await browser.open(page, { method: 'POST', body: browser.formWith([['部门.csv', Buffer.from(file)]]) });
    return browser;
  }
  const departments = async (): Promise<string[]> =>
    (await web().desk.database.read.organisation.of('department')).map(
      ({ code, names, inUse }) => `${code} ${names['zh-CN']}${inUse ? '' : '（停用）'}`,
    );
  const BEFORE = ['service 客户服务部', 'metering 计量收费部', 'engineering 工程维修部', 'safety 安全管理部'];

  it('shows what it would do, and does it when that is confirmed', async () => {
    const browser = await previewed(TABLE);
    expect(browser.page.status).to.equal(200);
    expect(words(browser)).to.include('新增 1 项，修改 1 项，无变化 0 项，有误 0 项');
    expect(await departments(), 'nothing yet').to.deep.equal(BEFORE);
    await browser.submit(`${PAGE}/import`);
    expect(words(browser)).to.include('已导入').and.to.include('管网运行部');
    expect(await departments()).to.deep.equal([
      'service 客户服务部',
      'metering 计量部, 收费（停用）',
      'engineering 工程维修部',
      'safety 安全管理部',
      'pipelines 管网运行部',
    ]);
    await browser.open('/admin/audit');
    expect(words(browser)).to.include('新增列表项').and.to.include('修改列表项 使用状态');
    const again = await previewed(TABLE);
    expect(words(again)).to.include('无变化 2 项').and.not.to.include('确认导入');
  });

  it('reads UTF-8 with a mark in front, and GBK', async () => {
    const marked = await previewed(`\uFEFF${TABLE}`);
    expect(words(marked)).to.include('新增 1 项，修改 1 项');
    const gbk = await previewed(IN_GBK);
    expect(words(gbk)).to.include('管网部').and.to.include('新增 1 项');
    await gbk.submit(`${PAGE}/import`);
    expect(await departments()).to.include('pipelines 管网部');
  });

  it('says of each wrong line what is wrong, and does nothing', async () => {
    const lines = [
      '代码,中文名称,英文名称,在用',
      'pipelines,管网部,Pipelines,是',
      'Pipe lines,,Pipes,也许',
      'safety,安全部,Safety,否',
      'pipelines,管网二部,Pipelines,是',
      'works,客户服务部,Works,是',
    ];
    const browser = await previewed(lines.join('\r\n'));
    expect(browser.page.status).to.equal(422);
    expect(texts(browser.document, '.govuk-error-summary a')).to.deep.equal([
      '第 2 行：此代码在表格中重复、列表中已有此英文名称',
      '第 3 行：请填写 2 至 30 个英文字母或数字组成、以小写字母开头的代码、请填写中文名称、“在用”请填写是或者否',
      '第 4 行：系统内置，不能停用',
      '第 5 行：此代码在表格中重复、列表中已有此英文名称',
      '第 6 行：列表中已有此中文名称',
    ]);
    for (const href of attributesOn(browser.document, '.govuk-error-summary a'))
      expect(browser.page.html).to.include(`id="${href.slice(1)}"`);
    const forced = await browser.post(`${PAGE}/import`, { text: lines.join('\n') });
    expect(forced.status).to.equal(422);
    expect(await departments()).to.deep.equal(BEFORE);
  });

  it('says what is wrong with a file as a whole', async () => {
    for (const [file, said] of [
      ['', '首行缺少列名'],
      ['名称\n管网部\n', '首行缺少列名'],
      ['代码,中文名称,英文名称\n', '首行之后没有内容'],
      ['代码,中文名称,英文名称\npipelines,"管网部,Pipelines\n', '引号不成对'],
      [Buffer.from([0xff, 0xff, 0x81]), '不是 UTF-8 或 GBK'],
      [`代码,中文名称,英文名称\n${'d,部,D\n'.repeat(501)}`, '超过 500 行'],
    ] as const) {
      const browser = await previewed(file === '' ? ' ' : Buffer.from(file));
      expect(browser.page.status).to.equal(422);
      expect(words(browser)).to.include(said);
    }
    const browser = await web().signedIn('管理员01');
    await browser.open(PAGE);
    const none = await browser.open(PAGE, { method: 'POST', body: browser.formWith([]) });
    expect(none.status).to.equal(422);
    expect(words(browser)).to.include('请选择文件');
  });

  it('adds no role, and knows the department of a category', async () => {
    const role = await previewed('code,nameZh,nameEn\nauditor,审计员,Auditor\n', '/admin/organisation/csv/role');
    expect(words(role)).to.include('此列表不能新增');
    const page = '/admin/organisation/csv/category';
    const table = (department: string) =>
      `Code,Chinese name,English name,In use,Department in charge as a rule\nrepair,维修,Repairs,yes,${department}\n`;
    expect(words(await previewed(table('nowhere'), page))).to.include('请从列表中选择部门');
    const browser = await previewed(table('service'), page);
    await browser.submit(`${page}/import`);
    expect((await web().desk.database.read.organisation.entry('category', 'repair'))?.department).to.equal('service');
  });

  it('takes what was exported, which Excel can open and which changes nothing', async () => {
    const browser = await web().signedIn('管理员01');
    const answer = await fetch(`${web().url}${PAGE}/export`, { headers: { cookie: browser.cookieHeader } });
    expect(answer.headers.get('content-disposition')).to.include('department.csv');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).to.equal('efbbbf');
    expect(bytes.toString('utf8')).to.include('代码,中文名称,英文名称,在用').and.to.include('metering,计量收费部');
    expect(words(await previewed(bytes))).to.include('无变化 4 项，有误 0 项');
  });
});
