/** The complainant's evaluation: when, once, with words where something was amiss, and nobody else's to give. */
import { expect } from 'chai';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const words = ({ page }: PlainBrowser): string => page.html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const GOOD = { solved: 'yes', satisfaction: '5', attitude: '4', comment: '' };

describe('the evaluation', () => {
  const web = withWeb();

  async function followed(until: string | null): Promise<PlainBrowser> {
    const { desk } = web();
    const { number, queryCode } = await desk.file();
    await walkTo(desk, until);
    const browser = web().visitor();
    await browser.open('/track');
    await browser.submit('/track', { number, code: queryCode });
    return browser;
  }
  const stored = () => web().desk.database.read.evaluations.ofComplaint(web().desk.complaints[0] ?? '');

  it('is asked for once the result is told, and not before', async () => {
    const early = await followed('userTask_DraftPlan');
    expect(words(early)).not.to.include('请评价本次处理');
    expect((await early.open('/track/evaluation')).url).to.match(/track\/complaint$/);
    await early.post('/track/evaluation', GOOD);
    expect(early.page.status).to.equal(409);
    expect(await stored()).to.equal(null);
  });

  it('is given once, and shown on the desk', async () => {
    const browser = await followed('userTask_ReturnVisit');
    await browser.open(browser.links('去评价')[0] ?? '');
    const form = browser.page;
    await browser.submit('/track/evaluation', GOOD);
    expect(words(browser)).to.include('感谢您的评价').and.to.include('您已于');
    browser.page = form;
    await browser.submit('/track/evaluation', { ...GOOD, satisfaction: '1', comment: '改主意了' });
    expect(browser.page.status).to.equal(409);
    expect(await stored()).to.include({ solved: 'yes', satisfaction: 5, attitude: 4 });
    const office = await web().signedIn('投诉办01');
    await office.open(`/desk/cases/${web().desk.complaints[0] ?? ''}`);
    expect(words(office)).to.include('评价：处理结果 很满意').and.to.include('投诉人作出评价');
  });

  it('asks whoever is dissatisfied why, and keeps what was chosen', async () => {
    const browser = await followed(null);
    await browser.open('/track/evaluation');
    await browser.submit('/track/evaluation', { ...GOOD, solved: 'no' });
    expect([browser.page.status, words(browser).includes('请说明没有解决或不满意的原因')]).to.deep.equal([422, true]);
    expect(browser.page.html).to.match(/value="no" checked/);
    await browser.submit('/track/evaluation', { solved: '', satisfaction: '9', attitude: 'x', comment: '' });
    for (const text of ['请选择问题是否解决', '请选择对处理结果的满意程度', '请选择对工作人员态度的满意程度'])
      expect(words(browser)).to.include(text);
    await browser.submit('/track/evaluation', { ...GOOD, solved: 'no', comment: '表还是走得快。' });
    expect((await stored())?.solved).to.equal('no');
    const rows = JSON.stringify(await web().desk.database.knex('evaluation').select());
    expect(rows).not.to.include('表还是走得快');
  });

  it('is closed thirty days after the archive', async () => {
    const browser = await followed(null);
    const { desk } = web();
    await desk.advanceTo(new Date(desk.clock.now().getTime() + 31 * 24 * 3_600_000).toISOString());
    const [complaint] = await desk.database.read.complaints.all();
    const code = await desk.useCases.reissueQueryCode(await desk.user('受理01'), complaint?.id ?? '');
    await browser.open('/track');
    await browser.submit('/track', { number: complaint?.number ?? '', code });
    expect(words(browser)).not.to.include('请评价本次处理');
  });
});
