/** What a task's page says of it: what is to be done, by whom, by when, and on what grounds of the policy that the case goes by. */
import { expect } from 'chai';
import type { RequestContext } from '../../web/shell/context.js';
import { guidanceOf } from '../../web/shell/element-words.js';
import { FILLED_IN } from '../kit/filled-in.js';
import { texts } from '../kit/html.js';
import { caseAt } from '../kit/walk.js';
import { withWeb, type Web } from '../kit/web.js';

type Locale = RequestContext['locale'];

const ASIDE = 'aside .app-facts--one';

/** What the page says beside the form, label by label, of the task that is open. */
async function guidance(web: Web, username: string, elementId: string, locale: Locale = 'zh-CN') {
  const { id } = await web.desk.task(elementId);
  const browser = await web.signedIn(username);
  await browser.open(`/desk/tasks/${id}?lang=${locale}`);
  const facts = texts(browser.document, `${ASIDE} dd`);
  return Object.fromEntries(texts(browser.document, `${ASIDE} dt`).map((label, at) => [label, facts[at] ?? '']));
}

/** Whoever has it to do goes on until it is open. */
async function until(web: Web, elementId: string): Promise<void> {
  const { desk } = web;
  await desk.file();
  for (let step = 0; step < 12; step += 1) {
    const [open] = await desk.openTasks();
    if (open === undefined || open === elementId) return;
    await desk.do(open);
  }
}

describe('the guidance of a task', () => {
  describe('under D03', () => {
    const web = withWeb({ scene: caseAt('userTask_Investigate') });

    it('says who has it, the running limit with its reckoning, and the policy’s articles alone (D03-R08, D03-R15)', async () => {
      const { 工作内容, 办理岗位, 期限, 依据 = '' } = await guidance(web(), '承办01', 'userTask_Investigate');
      expect(工作内容)
        .to.match(/^查清投诉事实/)
        .and.not.to.include('依据');
      expect(办理岗位).to.match(/^承办人（.+）$/);
      expect(期限).to.equal(
        '自 9月29日收到起计 5 个工作日（当日不计），至 10月12日 24:00 止（《燃气用户投诉管理制度》第八条）；不计放假日 10月1日至10月7日；计入补班日 10月10日',
      );
      expect(依据).to.match(/^《燃气用户投诉管理制度》第五条.*《燃气用户投诉管理制度》第八条.*5个工作日/);
      expect(依据.match(/《[^》]+》第/g)).to.have.length(2);
    });

    it('names the person who has it in hand, and says the same in English', async () => {
      const { desk } = web();
      await desk.useCases.tasks.claimWorkItem(await desk.user('承办01'), (await desk.task('userTask_Investigate')).id);
      await desk.settled();
      const said = await guidance(web(), '承办01', 'userTask_Investigate', 'en');
      expect(said['Whose task']).to.match(/^Handler.+In hand: .*01/);
      expect(said['Work']).to.match(/^Establish the facts/);
      expect(said['Limit']).to.include('5 working days').and.to.include('article 8');
      expect(said['Basis'])
        .to.include('Model gas user complaint management system, article 8')
        .and.not.to.include('Gas complaint work');
    });

    it('says so where the company has set a step that its policy does not ask for', async () => {
      await web().begin(caseAt('userTask_ApprovePlan'));
      const { 依据, 期限 } = await guidance(web(), '投诉办01', 'userTask_ApprovePlan');
      expect(依据).to.equal('本公司规定');
      expect(期限).to.equal('本环节目前没有期限，请及时办理。');
    });
  });

  for (const [policy, elementId, username, article] of [
    ['D04_2025_1', 'userTask_CarryOut', '承办01', /《燃气投诉工作管理制度》第十二条/],
    ['D16_2025_1', 'userTask_ApproveTransfer', '分管领导01', /《燃气有限公司客户投诉处理管理办法》第三部分（一）/],
  ] as const) {
    describe(`under ${policy}`, () => {
      const web = withWeb({ policy, cells: FILLED_IN });

      it(`cites no other regulation (${elementId})`, async () => {
        await until(web(), elementId);
        const { 依据 = '' } = await guidance(web(), username, elementId);
        expect(依据).to.match(article);
        expect(new Set(依据.match(/《[^》]+》(?=第)/g)).size).to.equal(1);
      });
    });
  }

  it('takes of an earlier bundle’s documentation what is to be done, and nothing that holds for other cases', () => {
    const documentation =
      '做什么：查清事实。\n由谁：由决策表确定的岗位\n期限：无\n依据：《燃气投诉工作管理制度》第九条';
    const documentationEn = 'What: Find out.\nWho: The role named\nLimit: none\nBasis: Work system (D04-R11, D04-R13)';
    expect(guidanceOf({ documentation, documentationEn }, 'zh-CN')).to.deep.equal(['查清事实。']);
    expect(guidanceOf({ documentation, documentationEn }, 'en')).to.deep.equal(['Find out.']);
    expect(guidanceOf({ documentation: '到现场看一看。', documentationEn: '' }, 'en')).to.deep.equal([
      '到现场看一看。',
    ]);
  });
});
