/** The portal: what citizens meet when all goes well, and when it does not. */
import { expect } from 'chai';
import { shown } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { COMPLAINT, fillIn } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { type Web, withWeb } from '../kit/web.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the portal', () => {
  const web = withWeb();

  async function file(
    browser: PlainBrowser,
    more: Record<string, string> = {},
  ): Promise<{ number: string; code: string }> {
    await fillIn(browser, { ...COMPLAINT, ...more });
    await browser.submit('/complaints');
    await web().desk.settled();
    return { number: shown(browser.document, 'number'), code: shown(browser.document, 'code') };
  }

  async function track(browser: PlainBrowser, number: string, code: string): Promise<void> {
    await browser.open('/track');
    await browser.submit('/track', { number, code });
  }

  it('answers /healthz', async () => {
    expect(await (await fetch(`${web().url}/healthz`)).json()).to.deep.equal({ ready: true });
  });

  it('warns of danger first: the safety notice comes before the form', async () => {
    const { html } = await web().visitor().open('/');
    expect(html.indexOf('119')).to.be.greaterThan(0);
    expect(html.indexOf('119')).to.be.lessThan(html.indexOf('href="/complaints/new"'));
  });

  it('hands out number and query code, and shows where the complaint stands', async () => {
    const browser = web().visitor();
    const { number, code } = await file(browser);
    expect(number).to.match(/^TS\d{11}$/);
    expect(browser.page.url).to.equal(`${web().url}/complaints/sent`);
    await track(browser, number, code);
    expect(browser.page.url).to.equal(`${web().url}/track/complaint`);
    expect(browser.page.html).to.include(number).and.to.include('收到');
  });

  it('says beside each field what is missing, and keeps the rest', async () => {
    const browser = web().visitor();
    await fillIn(browser, { ...COMPLAINT, content: '' });
    expect(browser.page.status).to.equal(422);
    expect(browser.page.html).to.include('href="#content"').and.to.include(COMPLAINT['occurredAt']);
    await fillIn(browser, { ...COMPLAINT, complainantName: '', phone: '12' });
    expect(browser.page.status).to.equal(422);
    expect(browser.page.html).to.include('href="#complainantName"').and.to.include('href="#phone"');
    expect(browser.page.html).to.include('value="12"');
    expect((await browser.goOn('/complaints/check')).url).to.match(/new\/contact$/);
    expect(await web().desk.database.read.complaints.all()).to.deep.equal([]);
  });

  it('makes one complaint of one form that is sent twice', async () => {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const before = browser.page;
    await browser.submit('/complaints');
    const first = browser.page.html;
    browser.page = before;
    await browser.submit('/complaints');
    expect(/TS\d{11}/.exec(browser.page.html)?.[0]).to.equal(/TS\d{11}/.exec(first)?.[0]);
    expect(await web().desk.database.read.complaints.all()).to.have.length(1);
  });

  it('answers an unknown number and a wrong query code alike', async () => {
    const { number, code } = await file(web().visitor());
    const answer = async (...given: [string, string]): Promise<string> => {
      const browser = web().visitor();
      await track(browser, ...given);
      expect(browser.page.status).to.equal(404);
      return browser.page.html
        .replaceAll(given[0], '')
        .replace(/name="_csrf" value="[^"]+"|nonce="[^"]+"|csrf-token" content="[^"]+"/g, '');
    };
    const wrongCode = await answer(number, code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA');
    expect(await answer('TS20260099997', code)).to.equal(wrongCode);
  });

  it('counts wrong codes only: a right one is never too often, and wrong ones of another stop nobody', async () => {
    const { number, code } = await file(web().visitor());
    for (let nth = 0; nth < 30; nth += 1) {
      const browser = web().visitor();
      await track(browser, number, code);
      expect(browser.page.status, `look ${nth}`).to.equal(200);
    }
    const guesser = web().visitor();
    const guesses = Array.from({ length: 25 }, (_, nth) => `K7Q2M9X${nth % 10}`);
    await guesser.open('/track');
    const answers = await Promise.all(
      guesses.map((guess) => {
        const tab = guesser.tab();
        tab.page = guesser.page;
        return tab.submit('/track', { number: 'TS20260099997', code: guess });
      }),
    );
    expect(
      answers.filter(({ status }) => status === 429),
      'all at once',
    ).to.have.length(5);
    await track(guesser, number, code);
    expect(guesser.page.status, 'a neighbour behind the same address').to.equal(200);
  });

  it('lets the right code in after guesses of a neighbour at the same number, until they are too many to be looked at', async () => {
    const { number, code } = await file(web().visitor());
    const guesser = web().visitor();
    await guesser.open('/track');
    const guess = async (times: number): Promise<number[]> => {
      const found: number[] = [];
      for (let nth = 0; nth < times; nth += 1) {
        const tab = guesser.tab();
        tab.page = guesser.page;
        found.push((await tab.submit('/track', { number, code: 'K7Q2M9XA' })).status);
      }
      return found;
    };
    expect((await guess(30)).filter((status) => status === 429)).to.have.length(10);
    const owner = web().visitor();
    await track(owner, number, code);
    expect(owner.page.status).to.equal(200);
    await guess(470);
    const late = web().visitor();
    await late.open('/track');
    expect((await late.submit('/track', { number, code })).status, 'nobody guesses all night').to.equal(429);
  }).timeout(60_000);

  it('stops guessing of query codes', async () => {
    const browser = web().visitor();
    await browser.open('/track');
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await browser.submit('/track', { number: 'TS20260000011', code: `K7Q2M9X${attempt % 10}` });
    }
    const { status, html } = await browser.submit('/track', { number: 'TS20260000011', code: 'K7Q2M9XA' });
    expect(status).to.equal(429);
    expect(html).to.include('操作过于频繁');
  });

  const refusals: [
    name: string,
    request: (url: string, token: string, cookie: string) => RequestInit,
    status: number,
    words: string,
  ][] = [
    [
      'a body of 20 MB',
      (_url, token) => ({ headers: FORM, body: `_csrf=${token}&content=${'a'.repeat(20 * 1024 * 1024)}` }),
      413,
      '提交的内容过大',
    ],
    [
      'a file of 20 MB',
      () => ({ headers: { 'content-type': 'application/octet-stream' }, body: Buffer.alloc(20 * 1024 * 1024) }),
      413,
      '提交的内容过大',
    ],
    ['a form of another site', () => ({ headers: FORM, body: 'content=x' }), 403, '页面已过期'],
    [
      'an empty form with files where no files are taken',
      () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '' }),
      403,
      '页面已过期',
    ],
    [
      'a body that is no form',
      () => ({ headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
      400,
      '无法识别提交的内容',
    ],
    [
      'broken JSON',
      () => ({ headers: { 'content-type': 'application/json' }, body: '{"a":' }),
      400,
      '无法识别提交的内容',
    ],
    [
      'a field given twice',
      (_url, token) => ({ headers: FORM, body: `_csrf=${encodeURIComponent(token)}&content=a&content=b` }),
      400,
      '无法识别提交的内容',
    ],
  ];
  for (const [name, request, status, words] of refusals) {
    it(`refuses ${name} with a page that says so, and saves nothing`, async () => {
      const browser = web().visitor();
      await browser.goOn('/complaints/new/what');
      const init = request(web().url, browser.token, '');
      const page = await browser.open('/complaints/new/what', { method: 'POST', ...init });
      expect(page.status).to.equal(status);
      expect(page.html).to.include(words);
      expect(await web().desk.database.read.complaints.all()).to.deep.equal([]);
    });
  }

  it('refuses to be put into a frame or to run scripts of others', async () => {
    const { headers } = await fetch(web().url);
    expect(headers.get('content-security-policy'))
      .to.include("frame-ancestors 'none'")
      .and.to.include("default-src 'none'");
    expect(headers.get('x-powered-by')).to.equal(null);
  });

  it('shows words as words, whatever they hold', async () => {
    const browser = web().visitor();
    const { number, code } = await file(browser, { content: '<script>alert(1)</script>"\'{{secret}}' });
    await track(browser, number, code);
    await browser.submit('/track/information', { text: '<img src=x onerror=alert(1)>' });
    const desk = await web().signedIn('投诉办01');
    const page = await desk.open(`/desk/cases/${await complaintId(web())}`);
    expect(page.html).to.include('&lt;script&gt;alert(1)&lt;/script&gt;').and.not.to.include('<script>alert(1)');
  });

  const complaintId = async ({ desk }: Web): Promise<string> =>
    (await desk.database.read.complaints.all())[0]?.id ?? '';

  it('takes in further information and a withdrawal, once', async () => {
    const browser = web().visitor();
    const { number, code } = await file(browser);
    await track(browser, number, code);
    await browser.submit('/track/information', { text: '补充：表号末四位为 0001。' });
    await web().desk.settled();
    const id = await complaintId(web());
    const file1 = await web().desk.useCases.cases.caseFile(await web().desk.user('受理01'), anId(id));
    expect(file1.messages.map(({ text }) => text)).to.deep.equal(['补充：表号末四位为 0001。']);
    await browser.open('/track/withdraw');
    const again = browser.page;
    await browser.submit('/track/withdraw', { reason: '问题已经解决。' });
    await web().desk.settled();
    await browser.open('/track/complaint');
    expect(browser.page.html).to.include('已撤回');
    browser.page = again;
    const second = await browser.submit('/track/withdraw', { reason: '再次撤回。' });
    expect(second.status).to.equal(409);
    expect(second.html).to.include('当前状态不能进行此操作');
  });

  it('keeps a complaint while the engine is away, and says nothing of it to the citizen', async () => {
    await web().desk.closeEngine();
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    const { status, html } = await browser.submit('/complaints');
    expect(status).to.equal(200);
    expect(html).to.match(/TS\d{11}/);
  });

  it('speaks English where it is asked to, and remembers it', async () => {
    const browser = web().visitor();
    const first = await browser.open('/?lang=en');
    expect(first.html).to.include('<html lang="en"');
    const second = await browser.open('/track');
    expect(second.html).to.include('<html lang="en"').and.to.include('Query code');
    const missing = await browser.open('/nowhere');
    expect(missing.status).to.equal(404);
    expect(missing.html.replaceAll('示范燃气公司', '').replaceAll('中文', '')).to.not.match(/[\u4e00-\u9fff]/);
  });
});
