/** Whatever is typed into a form: a clear answer, no failure of ours, and what is kept is shown as words. */
import { expect } from 'chai';
import fc from 'fast-check';
import { anId } from '../kit/ids.js';
import { COMPLAINT, fillIn } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const SEED = 20261126;
const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table complaint; --",
  '{{{constructor}}}',
  '\u202Egnp.exe\u202C',
  '\u0000\u0007\u001b[31m',
  '👩‍👩‍👧‍👦🔥',
  '\ud800',
  '../../etc/passwd',
  '%00%0d%0aSet-Cookie: a=b',
  '－１９９００００００００',
  '​ ',
  'ﷺ'.repeat(50),
];
const words = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** No script of theirs is in the page, and no attribute of theirs in a tag. */
function expectHarmless({ page }: PlainBrowser): void {
  expect(page.status, page.url).to.be.below(500);
  expect(page.html).not.to.include('<script>alert').and.not.to.include('<img src=x');
}

describe('fuzzed fields', () => {
  const web = withWeb();

  it(`of the portal (seed ${SEED})`, async () => {
    const browser = web().visitor();
    await browser.open('/complaints/new');
    await fc.assert(
      fc.asyncProperty(
        fc.record({ content: words, occurredAt: words, address: words, name: words, phone: words }),
        async (given) => {
          for (const [page, fields] of [
            ['what', { content: given.content, occurredAt: given.occurredAt }],
            ['where', { address: given.address }],
            ['contact', { complainantName: given.name, phone: given.phone, email: given.address }],
          ] as const) {
            await browser.goOn(`/complaints/new/${page}`);
            await browser.submit(`/complaints/new/${page}`, fields);
            expectHarmless(browser);
          }
          await browser.goOn('/complaints/check');
          expectHarmless(browser);
        },
      ),
      { seed: SEED, numRuns: 25 },
    );
  });

  it(`of the registration, and what is kept is what was typed (seed ${SEED})`, async () => {
    const { desk } = web();
    const clerk = await web().signedIn('受理01');
    const office = await desk.user('投诉办01');
    await fc.assert(
      fc.asyncProperty(words, words, fc.oneof(fc.constant(''), words), async (content, complainantName, receivedAt) => {
        await clerk.open('/desk/register');
        const fields = {
          channel: 'phone',
          category: 'other',
          content,
          complainantName,
          phone: '19900000000',
          receivedAt,
        };
        await clerk.submit('/desk/register', fields);
        expectHarmless(clerk);
        const filed = (await desk.database.read.complaints.all()).at(-1);
        if (!clerk.page.html.includes('data-testid="number"') || filed === undefined) return;
        const file = await desk.useCases.cases.caseFile(office, filed.id, { reveal: 'verify' });
        expect(file.content.content).not.to.match(/[\u0000-\u0008\u007F]/);
        await clerk.open(`/desk/cases/${filed.id}`);
        expectHarmless(clerk);
      }),
      { seed: SEED, numRuns: 25 },
    );
    await clerk.open('/desk/register');
    await clerk.submit('/desk/register', { ...COMPLAINT, channel: 'phone', content: NASTY.join('\n') });
    const filed = (await desk.database.read.complaints.all()).at(-1);
    const { content } = (await desk.useCases.cases.caseFile(office, filed?.id ?? anId('nothing'), { reveal: 'verify' }))
      .content;
    expect(content).to.include("'; drop table complaint; --").and.to.include('👩‍👩‍👧‍👦🔥').and.to.include('<script>');
  });

  it(`of what is written later, by either side (seed ${SEED})`, async () => {
    const { desk } = web();
    const { number, queryCode, complaintId } = await desk.file();
    const citizen = web().visitor();
    await citizen.open('/track');
    await citizen.submit('/track', { number, code: queryCode });
    const office = await web().signedIn('投诉办01');
    await fc.assert(
      fc.asyncProperty(words, words, async (text, message) => {
        await citizen.open('/track/complaint');
        await citizen.submit('/track/information', { text });
        expectHarmless(citizen);
        await office.open(`/desk/cases/${complaintId}`);
        await office.submit(`/desk/cases/${complaintId}/message`, { message });
        expectHarmless(office);
        await citizen.open('/track/complaint');
        expectHarmless(citizen);
      }),
      { seed: SEED, numRuns: 9 },
    );
    await citizen.post('/track/urge', { urge: '\u0000<script>alert(1)</script>' });
    expectHarmless(citizen);
    const sent: Record<string, string>[] = [
      { way: '../../x', text: '' },
      { way: 'appeal', text: '长'.repeat(350_000) },
      {},
    ];
    for (const fields of sent) {
      await citizen.open('/track/complaint');
      await citizen.post('/track/dispute', fields);
      expectHarmless(citizen);
    }
    expect((await desk.complaint()).state, 'nothing was told that could be disputed').to.equal('received');
  });

  it('of a megabyte is too large, and says so', async () => {
    const browser = web().visitor();
    await browser.goOn('/complaints/new/what');
    await browser.submit('/complaints/new/what', { content: '长'.repeat(350_000) });
    expect([browser.page.status, browser.page.html.includes('提交的内容过大')]).to.deep.equal([413, true]);
    await fillIn(browser, { ...COMPLAINT, content: '长'.repeat(5001) });
    expect(browser.page.status).to.equal(422);
    expect(browser.page.html).to.include('请控制在 5000 字以内');
  });
});
