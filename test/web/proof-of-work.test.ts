/** Machines are kept out by work, not by riddles: a proof is good once, for one draft; without one there is a small limit. */
import { expect } from 'chai';
import { searcher } from '../../web/browser/puzzle/search.js';
import { bitsAfter, isProof, newChallenge } from '../../web/shell/proof-of-work.js';
import { valueOf, words } from '../kit/html.js';
import { COMPLAINT, fillIn, PERSON } from '../kit/journey.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { withWeb } from '../kit/web.js';

const challengeOf = ({ page }: PlainBrowser): string => valueOf(page.html, 'challenge');
/** What the script of the page does. */
const solve = (challenge: string): string => String(searcher(challenge).next(Number.MAX_SAFE_INTEGER));
const SECRET = 'a secret of the tests';
const NOW = new Date('2026-09-29T01:00:00.000Z');

describe('the proof of work', () => {
  const web = withWeb();
  const count = async (): Promise<number> => (await web().desk.database.read.complaints.all()).length;

  async function written(): Promise<PlainBrowser> {
    const browser = web().visitor();
    await fillIn(browser, COMPLAINT);
    expect(browser.page.url).to.match(/check$/);
    return browser;
  }
  async function sendWith(browser: PlainBrowser, challenge: string, proof: string): Promise<boolean> {
    await browser.post('/complaints', { challenge, proof });
    if (browser.page.status !== 429) expect(browser.page.url).to.match(/sent$/);
    return browser.page.status !== 429;
  }
  const sendWithout = async (): Promise<boolean> => sendWith(await written(), '', '');
  async function withoutProofNoMore(): Promise<void> {
    for (let nth = 0; nth < 5; nth += 1) expect(await sendWithout(), `complaint ${nth + 1}`).to.equal(true);
  }

  it('lets a housing estate with scripts send as many as before, a little harder each time', async () => {
    const bits: number[] = [];
    for (let nth = 0; nth < 7; nth += 1) {
      const browser = await written();
      const challenge = challengeOf(browser);
      bits.push(Number(challenge.split('.')[0]));
      expect(await sendWith(browser, challenge, solve(challenge))).to.equal(true);
    }
    expect(bits).to.deep.equal([17, 17, 17, 18, 18, 18, 18]);
    expect(await count()).to.equal(7);
    await web().desk.advanceTo('2026-09-29T02:00:01.000Z');
    expect(challengeOf(await written())).to.match(/^17\./);
  });

  it('allows a few without, then says what to do, and nothing that was written is lost', async () => {
    await withoutProofNoMore();
    const browser = await written();
    expect(await sendWith(browser, '', '')).to.equal(false);
    for (const text of ['您填写的内容都已保留', 'JavaScript', '0000-0000001', '60 分钟后'])
      expect(words(browser)).to.include(text);
    expect(browser.page.html).to.include('href="tel:00000000001"').and.to.include('href="/complaints/danger"');
    expect(await count()).to.equal(5);
    await browser.open(browser.links('核对投诉内容')[0] ?? '');
    expect(words(browser)).to.include(PERSON.words);
    const challenge = challengeOf(browser);
    expect(await sendWith(browser, challenge, solve(challenge)), 'scripts switched on').to.equal(true);
    const later = await written();
    await web().desk.advanceTo('2026-09-29T02:00:01.000Z');
    expect(await sendWith(later, '', ''), 'an hour later').to.equal(true);
  });

  it('takes no proof but its own: not unsolved, not forged, not of another draft', async () => {
    await withoutProofNoMore();
    const [browser, other] = [await written(), await written()];
    const challenge = challengeOf(browser);
    const theirs = challengeOf(other);
    const [, until, random, signature] = challenge.split('.');
    const forged = ['1', until, random, signature].join('.');
    const own = newChallenge('another secret', 'a draft', 8, NOW);
    const REFUSED: [why: string, challenge: string, proof: string][] = [
      ['unsolved', challenge, '0'],
      ['no number', challenge, '1e3'],
      ['too long', challenge, '9'.repeat(40)],
      ['made easier', forged, solve(forged)],
      ['another secret', own, solve(own)],
      ['of another draft', theirs, solve(theirs)],
      ['no challenge', 'x', '1'],
    ];
    const { page } = browser;
    for (const [why, given, proof] of REFUSED) {
      browser.page = page;
      expect(await sendWith(browser, given, proof), why).to.equal(false);
    }
    browser.page = page;
    expect(await count()).to.equal(5);
    expect(await sendWith(browser, challenge, solve(challenge))).to.equal(true);
  });

  it('takes a proof once: sent again, it gives the receipt again and no second complaint', async () => {
    await withoutProofNoMore();
    const browser = await written();
    const [page, challenge] = [browser.page, challengeOf(browser)];
    const proof = solve(challenge);
    expect(await sendWith(browser, challenge, proof)).to.equal(true);
    browser.page = page;
    expect(await sendWith(browser, challenge, proof), 'the same receipt').to.equal(true);
    expect(await count()).to.equal(6);
    await fillIn(browser, { ...COMPLAINT, content: '又一件事。' });
    expect(await sendWith(browser, challenge, proof), 'the next draft of this browser').to.equal(false);
    expect(await count()).to.equal(6);
  });

  it('takes no proof that is two hours old', async () => {
    const browser = await written();
    const challenge = challengeOf(browser);
    const proof = solve(challenge);
    const { page } = browser;
    // The answers are kept as long as they are used; the page that was opened first is two hours old.
    await web().desk.advanceTo('2026-09-29T02:10:00.000Z');
    await browser.goOn('/complaints/new/wish');
    await browser.submit('/complaints/new/wish', { desiredOutcome: COMPLAINT['desiredOutcome'] ?? '' });
    browser.page = page;
    await web().desk.advanceTo('2026-09-29T03:00:00.000Z');
    await withoutProofNoMore();
    expect(await sendWith(browser, challenge, proof)).to.equal(false);
    const mine = newChallenge(SECRET, 'draft', 8, NOW);
    const at = (minutes: number): boolean =>
      isProof(SECRET, 'draft', mine, solve(mine), new Date(NOW.getTime() + minutes * 60_000));
    expect([at(0), at(119), at(120)]).to.deep.equal([true, true, false]);
  });

  it('is never asked of somebody in danger (D04-R10)', async () => {
    await withoutProofNoMore();
    for (let nth = 0; nth < 8; nth += 1) {
      const browser = web().visitor();
      await browser.open('/complaints/danger');
      expect(browser.page.html).not.to.include('name="challenge"');
      await browser.submit('/complaints/danger', { phone: PERSON.phone, address: `测试市示范区测试路${nth}号` });
      expect(browser.page.url, `call for help ${nth + 1}`).to.match(/sent$/);
    }
    expect(await count()).to.equal(13);
  });

  it('is at most sixteen times as hard', () => {
    expect([0, 2, 3, 8, 9, 20, 21, 44, 45, 59, 10_000].map(bitsAfter)).to.deep.equal([
      17, 17, 18, 18, 19, 19, 20, 20, 21, 21, 21,
    ]);
  });
});
