/** The page of a task: what the complainant sent and wrote, and the other language without losing what was typed. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import { element, timesSaid, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('the page of a task', () => {
  const web = withWeb();
  const complaintId = (): ComplaintId => web().desk.complaints[0] ?? anId<ComplaintId>('nothing');

  /** A claimed investigation, on its page. */
  async function claimed(
    report = false,
  ): Promise<{ browser: PlainBrowser; address: string; number: string; code: string }> {
    const { desk } = web();
    const { number, queryCode: code } = await desk.file({ matterKind: report ? 'report' : 'complaint' });
    await walkTo(desk, 'userTask_Investigate');
    const { id } = await desk.task('userTask_Investigate');
    const browser = await web().signedIn('承办01');
    const address = `/desk/tasks/${id}`;
    await browser.open(address);
    await browser.submit(`${address}/claim`);
    await desk.settled();
    await browser.open(address);
    return { browser, address, number, code };
  }

  it('has nothing to say of files and letters where there are none', async () => {
    const { browser } = await claimed();
    expect(browser.page.status).to.equal(200);
    expect(browser.page.html).not.to.include('id="talk"').and.not.to.include('app-attachments');
  });

  it('shows the attachments, and the latest words first: few in sight, the rest folded, what is new marked', async () => {
    const { desk } = web();
    const { browser, address, number, code } = await claimed();
    await desk.useCases.attachments.addAttachments(
      complaintId(),
      [{ fileName: '表照.pdf', bytes: PDF }],
      'complainant',
    );
    for (let index = 1; index <= 50; index += 1) {
      await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 1_000)));
      await desk.useCases.portal.addInformation(number, code, `第${index}次补充`);
    }
    await browser.open(address);
    expect(words(browser)).to.include('表照.pdf').and.to.include('更早的 47 条');
    const shown = [...words(browser).matchAll(/第(\d+)次补充/g)].map(([, index]) => Number(index));
    expect(shown).to.deep.equal(Array.from({ length: 50 }, (_one, index) => 50 - index));
    const folded = words(browser).slice(words(browser).indexOf('更早的 47 条'));
    expect(folded).to.include('第47次补充').and.not.to.include('第48次补充');
    expect(timesSaid(browser, '领取后新到')).to.equal(50);
  });

  it('shows no attachments to whoever may not know who reported (D12-R22)', async () => {
    const { browser, address } = await claimed(true);
    await web().desk.useCases.attachments.addAttachments(
      complaintId(),
      [{ fileName: '表照.pdf', bytes: PDF }],
      'complainant',
    );
    await browser.open(address);
    expect(browser.page.status).to.equal(200);
    expect(words(browser)).not.to.include('表照.pdf');
  });

  it('changes its language without losing what was typed, without scripts as well', async () => {
    const { browser, address } = await claimed();
    expect(element(browser.document, 'button[form="task-form"][formaction*="?lang"]')).not.to.equal(null);
    await browser.post(`${address}?lang=en`, { findings: '写到一半的调查情况' });
    expect(browser.page.url).to.include(address);
    expect(browser.page.html).to.include('写到一半的调查情况').and.to.include('lang="en"');
    expect(await web().desk.openTasks(complaintId())).to.deep.equal(['userTask_Investigate']);
  });
});

describe('the registration', () => {
  const web = withWeb();
  it('changes its language without losing what was typed, and registers nothing', async () => {
    const browser = await web().signedIn('受理01');
    await browser.open('/desk/register');
    await browser.post('/desk/register?lang=en', { content: '话说到一半', phone: '19900000001' });
    expect(browser.page.status).to.equal(200);
    expect(browser.page.html).to.include('话说到一半').and.to.include('19900000001').and.to.include('lang="en"');
    expect(await web().desk.database.read.complaints.all()).to.deep.equal([]);
  });
});
