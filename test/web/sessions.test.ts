/** Signing in with a second factor, what becomes of a form whose session has expired, and the audit. */
import { expect } from 'chai';
import { Secret, TOTP } from 'otpauth';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { instantOf } from '../../domain/core/index.js';
import { recoveryCodesOn, secretOn, timesSaid, words } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { caseAt } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const MINUTE = 60_000;
type Web = ReturnType<ReturnType<typeof withWeb>>;

/** What the app on a phone would show, some steps from now. */
function codeOf({ desk }: Web, secret: string, steps = 0): string {
  const timestamp = desk.clock.now().getTime() + steps * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Turns the second factor on. @returns its secret and the recovery codes */
async function enrol(web: Web, browser: PlainBrowser): Promise<{ secret: string; codes: string[] }> {
  await browser.open('/account/second-factor');
  const secret = secretOn(browser.document);
  await browser.submit('/account/second-factor', { code: codeOf(web, secret), password: DEMONSTRATION_PASSWORD });
  return { secret, codes: recoveryCodesOn(browser.document) };
}

async function byPassword(web: Web, username: string): Promise<PlainBrowser> {
  const browser = web.visitor();
  await browser.open('/sign-in');
  await browser.submit('/sign-in', { username, password: DEMONSTRATION_PASSWORD });
  return browser;
}
/** What the sign-in answers to one form, from a browser with these cookies. */
async function signInAt({ url }: Web, fields: Record<string, string>, cookie: string): Promise<Response> {
  const first = await fetch(`${url}/sign-in`, { headers: { cookie } });
  const nonce = /form=([^;]+)/.exec(first.headers.getSetCookie().join('\n'))?.[1] ?? '';
  const token = /name="_csrf" value="([^"]*)"/.exec(await first.text())?.[1] ?? '';
  return fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `form=${nonce}; ${cookie}` },
    body: new URLSearchParams({ _csrf: token, ...fields }),
  });
}
const later = ({ desk }: Web, ms: number): Promise<void> =>
  desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + ms)));

describe('the second factor', () => {
  const web = withWeb();

  it('is set up by a code of the app, and asked for from then on', async () => {
    const browser = await web().signedIn('投诉办01');
    await browser.open('/account');
    expect(browser.page.html).to.include('未开启');
    await browser.open('/account/second-factor');
    expect(browser.page.html).to.include('<svg');
    await browser.submit('/account/second-factor', { code: '000000' });
    expect(browser.page.status).to.equal(422);
    const { secret, codes } = await enrol(web(), browser);
    expect(new Set(codes).size).to.equal(10);
    const again = await byPassword(web(), '投诉办01');
    expect(again.page.url).to.match(/sign-in\/code$/);
    expect((await again.open('/desk')).url, 'the password alone opens nothing').to.match(/sign-in\/code$/);
    await again.submit('/sign-in/code', { code: '12' });
    expect(again.page.status).to.equal(401);
    await later(web(), MINUTE);
    await again.submit('/sign-in/code', { code: codeOf(web(), secret) });
    expect(again.page.url).to.match(/desk$/);
    const { knex } = web().desk.database;
    expect(JSON.stringify(await knex('user').select())).not.to.include(secret);
    for (const code of codes) expect(JSON.stringify(await knex('recovery_code').select())).not.to.include(code);
  });

  it('takes each code once, also one of the step before, and none older', async () => {
    const { secret } = await enrol(web(), await web().signedIn('投诉办01'));
    await later(web(), 10 * MINUTE);
    const first = await byPassword(web(), '投诉办01');
    await first.submit('/sign-in/code', { code: codeOf(web(), secret) });
    expect(first.page.url).to.match(/desk$/);
    const second = await byPassword(web(), '投诉办01');
    await second.submit('/sign-in/code', { code: codeOf(web(), secret) });
    expect(second.page.status).to.equal(401);
    await second.submit('/sign-in/code', { code: codeOf(web(), secret, -1) });
    expect(second.page.status).to.equal(401);
    await second.submit('/sign-in/code', { code: codeOf(web(), secret, 1) });
    expect(second.page.url).to.match(/desk$/);
  });

  it('slows down whoever guesses, and the right password does not clear that', async () => {
    await enrol(web(), await web().signedIn('投诉办01'));
    const browser = await byPassword(web(), '投诉办01');
    for (let time = 0; time < 3; time += 1) await browser.submit('/sign-in/code', { code: '1234567' });
    const again = await byPassword(web(), '投诉办01');
    await again.submit('/sign-in/code', { code: '1234567' });
    expect(again.page.status).to.equal(429);
  });

  it('lets a recovery code in once', async () => {
    const { codes } = await enrol(web(), await web().signedIn('投诉办01'));
    const browser = await byPassword(web(), '投诉办01');
    await browser.submit('/sign-in/code', { code: ` ${(codes[0] ?? '').toLowerCase()} ` });
    expect(browser.page.url).to.match(/desk$/);
    await browser.open('/account');
    expect(browser.page.html).to.include('剩余恢复码 9 个');
    const again = await byPassword(web(), '投诉办01');
    await again.submit('/sign-in/code', { code: codes[0] ?? '' });
    expect(again.page.status).to.equal(401);
  });

  it('is turned off, and its recovery codes made anew, by password and code only', async () => {
    const browser = await web().signedIn('投诉办01');
    const { codes } = await enrol(web(), browser);
    const confirmed = async (action: string, password: string, code: string) => {
      await browser.open('/account');
      return browser.post(action, { password, code });
    };
    const right = DEMONSTRATION_PASSWORD;
    for (const [password, code] of [
      ['wrong', codes[0] ?? ''],
      [right, '000000'],
    ] as const)
      expect((await confirmed('/account/recovery-codes', password, code)).status).to.equal(422);
    await later(web(), 31_000);
    await browser.open('/account');
    await browser.submit('/account/recovery-codes', { password: right, code: codes[1] ?? '' });
    const next = recoveryCodesOn(browser.document);
    expect(next).to.have.length(10);
    expect(next).not.to.include(codes[0]);
    await browser.open('/account');
    await browser.post('/account/second-factor/disable', { password: right, code: codes[0] ?? '' });
    expect(browser.page.status, 'a recovery code of before').to.equal(422);
    await browser.post('/account/second-factor/disable', { password: right, code: next[0] ?? '' });
    expect(browser.page.html).to.include('两步验证已关闭');
    expect((await byPassword(web(), '投诉办01')).page.url).to.match(/desk$/);
  });

  it('is replaced by password and a code of the one before; every other browser is out, and the owner is told', async () => {
    const [browser, elsewhere] = [await web().signedIn('投诉办01'), await web().signedIn('投诉办01')];
    const { codes } = await enrol(web(), browser);
    await browser.open('/desk');
    expect((await elsewhere.open('/desk')).url, 'set up').to.match(/sign-in$/);
    await later(web(), MINUTE);
    const offer = async (fields: Record<string, string>) => {
      await browser.open('/account/second-factor');
      return browser.submit('/account/second-factor', { code: codeOf(web(), secretOn(browser.document)), ...fields });
    };
    const stored = async () => (await web().desk.database.knex('user').where({ username: '投诉办01' }))[0];
    const before = await stored();
    const lacking: Record<string, string>[] = [{}, { password: DEMONSTRATION_PASSWORD }, { oldCode: codes[0] ?? '' }];
    for (const fields of lacking) expect((await offer(fields)).status, JSON.stringify(fields)).to.equal(422);
    expect(await stored()).to.deep.equal(before);
    await later(web(), 31_000);
    await offer({ password: DEMONSTRATION_PASSWORD, oldCode: codes[1] ?? '' });
    expect(recoveryCodesOn(browser.document)).to.have.length(10);
    expect((await stored()).totp_sealed).not.to.equal(before.totp_sealed);
    await browser.open('/account');
    expect(browser.page.html).to.include('更换两步验证').and.to.include('身份确认未通过');
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/audit');
    expect(admin.page.html).to.include('更换两步验证');
  });

  it('between password and code is given up after ten minutes', async () => {
    const { secret } = await enrol(web(), await web().signedIn('投诉办01'));
    const browser = await byPassword(web(), '投诉办01');
    await later(web(), 11 * MINUTE);
    await browser.submit('/sign-in/code', { code: codeOf(web(), secret) });
    expect(browser.page.url).to.match(/sign-in$/);
  });
});

describe('a role that needs a second factor', () => {
  const web = withWeb({ secondFactorRoles: ['admin'] });

  it('sets it up before anything else', async () => {
    const browser = await byPassword(web(), '管理员01');
    expect(browser.page.url).to.match(/account\/second-factor$/);
    expect((await browser.open('/admin/users')).url).to.match(/account\/second-factor$/);
    expect((await browser.open('/account')).url).to.match(/account\/second-factor$/);
    await enrol(web(), browser);
    expect((await browser.open('/admin/users')).status).to.equal(200);
    expect(browser.page.url).to.match(/admin\/users$/);
    expect((await byPassword(web(), '投诉办01')).page.url).to.match(/desk$/);
  });
});

describe('a session that expires while somebody writes', () => {
  const web = withWeb();
  const LONG = '经逐户入户检测，表具计量偏差超过允许范围。'.repeat(100);

  async function atTask(): Promise<{ browser: PlainBrowser; href: string }> {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const browser = await web().signedIn('承办01');
    const href = `/desk/tasks/${(await desk.task('userTask_Investigate')).id}`;
    await browser.open(href);
    await browser.submit(`${href}/claim`);
    await desk.settled();
    await browser.open(href);
    return { browser, href };
  }
  const answers = { investigationOutcome: 'done', findings: LONG, evidence: '检测记录。', substantiated: 'yes' };

  it('loses nothing: the form is shown again after signing in, and sent on with one click', async () => {
    const { browser, href } = await atTask();
    await later(web(), 31 * MINUTE);
    await browser.submit(href, answers);
    expect(browser.page.url).to.match(/sign-in$/);
    expect((await web().desk.task('userTask_Investigate')).state).to.equal('claimed');
    expect(JSON.stringify(await web().desk.database.knex('kept_form').select())).not.to.include('逐户入户');
    await browser.submit('/sign-in', { username: '承办01', password: DEMONSTRATION_PASSWORD });
    expect(browser.page.url).to.match(/kept-forms\/[\w-]+$/);
    expect(browser.page.html).to.include(LONG);
    await browser.submit(`${new URL(browser.page.url).pathname}/send`);
    expect(browser.page.url).to.match(/desk$/);
    await web().desk.settled();
    const [, submission] = (
      await web().desk.database.read.submissions.ofComplaint(web().desk.complaints[0] ?? anId('nothing'))
    ).slice(-2);
    expect(submission?.elementId).to.equal('userTask_Investigate');
    await browser.open('/kept-forms');
    expect(browser.text).to.include('没有未送出的表单');
  });

  it('keeps what a script sent, too', async () => {
    const { browser, href } = await atTask();
    const { token } = browser;
    await later(web(), 31 * MINUTE);
    const answer = await fetch(web().url + href, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        cookie: browser.cookieHeader,
        'x-csrf-token': token,
      },
      body: JSON.stringify({ data: { findings: LONG } }),
    });
    expect([answer.status, await answer.json()]).to.deep.equal([401, { location: '/sign-in' }]);
    await browser.open('/sign-in');
    await browser.submit('/sign-in', { username: '承办01', password: DEMONSTRATION_PASSWORD });
    expect(browser.page.html).to.include(LONG);
  });

  it('shows it to nobody else, for one day, and not to a forger', async () => {
    const { browser, href } = await atTask();
    const { token, cookieHeader } = browser;
    await later(web(), 31 * MINUTE);
    const send = (csrf: string) =>
      fetch(web().url + href, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookieHeader },
        body: new URLSearchParams({ _csrf: csrf, findings: LONG }),
      });
    expect((await send('forged')).status).to.equal(403);
    expect(await web().desk.database.knex('kept_form').select()).to.deep.equal([]);
    expect((await send(token)).status).to.equal(303);
    expect((await byPassword(web(), '承办02')).page.url).to.match(/desk$/);
    await later(web(), 25 * 60 * MINUTE);
    expect((await byPassword(web(), '承办01')).page.url).to.match(/desk$/);
  });
});

describe('an account', () => {
  const web = withWeb();

  it('asks for no more guesses of its password than the sign-in, and each is on record', async () => {
    const owner = await web().signedIn('受理01');
    await owner.open('/account');
    const guess = () =>
      fetch(`${web().url}/account/password`, {
        method: 'POST',
        headers: { cookie: owner.cookieHeader },
        body: new URLSearchParams({
          _csrf: owner.token,
          current: 'wrong',
          password: 'x'.repeat(12),
          repeat: 'x'.repeat(12),
        }),
      });
    const answers = await Promise.all(Array.from({ length: 40 }, guess));
    expect(answers.filter(({ status }) => status === 422)).to.have.length(3);
    expect(answers.filter(({ status }) => status === 429)).to.have.length(37);
    const { knex } = web().desk.database;
    expect(await knex('ledger_entry').where({ type: 'user.confirmation-failed' })).to.have.length(3);
  });

  it('changes its password, and is signed out everywhere else', async () => {
    const [here, elsewhere] = [await web().signedIn('受理01'), await web().signedIn('受理01')];
    await here.open('/account');
    const change = (fields: Record<string, string>) => here.submit('/account/password', fields);
    const next = 'a longer sentence';
    await change({ current: 'wrong', password: next, repeat: next });
    expect(here.page.html).to.include('当前密码不正确');
    await change({ current: DEMONSTRATION_PASSWORD, password: next, repeat: 'another' });
    expect(here.page.html).to.include('两次输入的密码不一致');
    await change({ current: DEMONSTRATION_PASSWORD, password: 'short', repeat: 'short' });
    expect(here.page.html).to.include('至少 12 个字符');
    await change({ current: DEMONSTRATION_PASSWORD, password: next, repeat: next });
    expect(here.page.html).to.include('密码已修改');
    expect((await elsewhere.open('/desk')).url).to.match(/sign-in$/);
    expect((await here.open('/desk')).url).to.match(/desk$/);
    expect((await byPassword(web(), '受理01')).page.status).to.equal(401);
  });

  it('that is deactivated meanwhile stays deactivated, however often its owner looks at a page', async () => {
    const [owner, admin] = [await web().signedIn('承办02'), await web().signedIn('管理员01')];
    const { id } = await web().desk.user('承办02');
    await admin.open(`/admin/users/${id}`);
    await owner.open('/account');
    const headers = { cookie: owner.cookieHeader };
    const body = () => new URLSearchParams({ _csrf: owner.token, locale: 'en' });
    const look = (n: number) => [
      fetch(`${web().url}/desk?lang=${n % 2 === 0 ? 'en' : 'zh-CN'}`, { headers }),
      fetch(`${web().url}/account/language`, { method: 'POST', headers, body: body(), redirect: 'manual' }),
    ];
    await Promise.all([
      ...[0, 1, 2, 3].flatMap(look),
      admin.submit(`/admin/users/${id}`, { displayName: '承办02', posts: 'hr' }),
      admin.submit(`/admin/users/${id}/deactivate`),
      ...[4, 5, 6, 7, 8, 9, 10, 11].flatMap(look),
    ]);
    const { active, roles } = await web().desk.user('承办02');
    expect([active, roles]).to.deep.equal([false, ['hr']]);
    expect((await owner.open('/desk')).url).to.match(/sign-in$/);
  });

  it('has the language its owner saves; a look at a page in another one changes nothing of it', async () => {
    const owner = await web().signedIn('承办02');
    await owner.open('/desk?lang=en');
    expect(owner.page.html).to.include('<html lang="en"');
    expect((await web().desk.user('承办02')).locale).to.equal('zh-CN');
    await owner.open('/account');
    await owner.submit('/account/language', { locale: 'en' });
    expect(owner.page.html).to.include('The language was saved');
    expect((await (await web().signedIn('承办02')).open('/account')).html).to.include('<html lang="en"');
  });

  it('that two administrators change is changed once: the second is told, and nothing they typed is lost', async () => {
    const [first, second] = [await web().signedIn('管理员01'), await web().signedIn('管理员01')];
    const { id } = await web().desk.user('承办02');
    const href = `/admin/users/${id}`;
    await Promise.all([first.open(href), second.open(href)]);
    await first.submit(href, { displayName: '承办02', posts: 'hr' });
    await second.submit(href, { displayName: '承办二', posts: 'handler-metering' });
    expect(second.page.status).to.equal(409);
    expect(second.page.html).to.include('他人修改了此账号').and.to.include('value="承办二"');
    expect((await web().desk.user('承办02')).roles).to.deep.equal(['hr']);
    await second.submit(href, { displayName: '承办二', posts: 'handler-metering' });
    expect(second.page.html).to.include('账号已修改');
  });

  it('is changed by an administrator, and the audit says what was before', async () => {
    const admin = await web().signedIn('管理员01');
    const { id } = await web().desk.user('承办02');
    const href = `/admin/users/${id}`;
    await admin.open(href);
    await admin.submit(href, { displayName: '承办二', posts: 'hr', deputyOf: 'hr' });
    expect(admin.page.status).to.equal(422);
    expect(admin.page.html).to.include('请从列表中选择副职岗位，本人所任岗位除外');
    await admin.submit(href, { displayName: '承办二', posts: 'department-manager-safety', deputyOf: 'handler-safety' });
    expect(admin.page.html).to.include('账号已修改');
    expect((await web().desk.user('承办02')).groups).to.deep.equal(['department-manager:safety', 'department:safety']);
    await admin.open(`/admin/audit?person=${id}`);
    const text = words(admin);
    for (const words of [
      '修改账号 姓名',
      '承办02 承办二',
      '修改账号 岗位',
      '计量收费部承办人 安全管理部门负责人',
      '修改账号 副职岗位',
    ])
      expect(text).to.include(words);
    // At rest, names are sealed.
    const stored = await web().desk.database.knex('ledger_entry').where({ type: 'user.changed' }).select('facts');
    expect(JSON.stringify(stored)).not.to.include('承办二');
  });

  it('whose phone is lost gets its second factor reset, and a new password', async () => {
    const owner = await web().signedIn('承办02');
    await enrol(web(), owner);
    const admin = await web().signedIn('管理员01');
    const { id } = await web().desk.user('承办02');
    await admin.open(`/admin/users/${id}`);
    await admin.submit(`/admin/users/${id}/second-factor`);
    expect(admin.page.html).to.include('两步验证已重置');
    await admin.submit(`/admin/users/${id}/password`, { password: 'a sentence for now' });
    expect((await owner.open('/desk')).url).to.match(/sign-in$/);
    await owner.submit('/sign-in', { username: '承办02', password: 'a sentence for now' });
    expect(owner.page.url).to.match(/desk\/?$/);
  });

  it('of the administrator keeps its own administration', async () => {
    const admin = await web().signedIn('管理员01');
    const { id } = await web().desk.user('管理员01');
    await admin.open(`/admin/users/${id}`);
    await admin.submit(`/admin/users/${id}`, { displayName: '管理员01', posts: 'hr' });
    expect(admin.page.status).to.equal(422);
    expect(admin.page.html).to.include('不能取消本人的管理员岗位');
    expect(admin.page.html).not.to.include(`/admin/users/${id}/deactivate`);
  });
});

describe('guesses', () => {
  const web = withWeb();

  const guess = (username: string, password: string, cookie = ''): Promise<number> =>
    signInAt(web(), { username, password }, cookie).then(({ status }) => status);

  it('that come at once are looked at as seldom as those that come one by one', async () => {
    const statuses = await Promise.all(Array.from({ length: 40 }, () => guess('受理01', 'wrong')));
    expect(statuses.filter((status) => status === 401)).to.have.length(3);
    expect(statuses.filter((status) => status === 429)).to.have.length(37);
  });

  it('of a code, too, and recovery codes with them', async () => {
    const { codes } = await enrol(web(), await web().signedIn('投诉办01'));
    const browser = await byPassword(web(), '投诉办01');
    const send = (code: string) =>
      fetch(`${web().url}/sign-in/code`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: browser.cookieHeader.replace(/device=[^;]+/, '') },
        body: new URLSearchParams({ _csrf: browser.token, code }),
      });
    const wrong = Array.from({ length: 58 }, (_, n) => (n % 2 === 0 ? `${100_000 + n}` : `AAAAA-AAA${n}`));
    const statuses = (await Promise.all(wrong.map(send))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).to.have.length(3);
    expect((await send(codes[0] ?? '')).status).to.equal(429);
  });

  it('of others keep no owner out of the browser they know', async () => {
    const owner = await byPassword(web(), '受理01');
    const device = /device=[^;]+/.exec(owner.cookieHeader)?.[0] ?? '';
    for (let time = 0; time < 4; time += 1) await guess('受理01', 'wrong');
    expect(await guess('受理01', DEMONSTRATION_PASSWORD), 'somebody else').to.equal(429);
    expect(await guess('受理01', DEMONSTRATION_PASSWORD, device), 'the owner').to.equal(303);
    const other = await byPassword(web(), '承办01');
    expect(other.page.url, 'a colleague at the same address').to.match(/desk$/);
    expect(await guess('投诉办01', 'wrong', device), 'a device of another account').to.equal(401);
  });

  it('are no longer than a name can be, and kept nowhere', async () => {
    for (const name of ['字'.repeat(300), 'my secret password'])
      expect(await guess(name, 'x'.repeat(5_000))).to.equal(401);
    const { knex } = web().desk.database;
    expect(JSON.stringify([await knex('attempt'), await knex('ledger_entry')]))
      .not.to.include('字字字')
      .and.not.to.include('my secret');
  });
});

describe('the audit', () => {
  const web = withWeb();

  it('lists sign-ins that failed, without the name that was typed, and reveals with the number', async () => {
    const { desk } = web();
    await desk.file();
    const visitor = web().visitor();
    await visitor.open('/sign-in');
    await visitor.submit('/sign-in', { username: 'my secret password', password: 'x' });
    await visitor.submit('/sign-in', { username: '受理01', password: 'x' });
    const intake = await web().signedIn('受理01');
    const href = `/desk/cases/${desk.complaints[0] ?? ''}`;
    await intake.open(href);
    await intake.submit(`${href}/reveal`, { reason: 'contact' });
    const admin = await web().signedIn('管理员01');
    await admin.open('/admin/audit');
    const { html } = admin.page;
    expect(timesSaid(admin, '登录失败')).to.equal(2);
    expect(html).not.to.include('my secret password');
    expect(JSON.stringify(await desk.database.knex('ledger_entry').select())).not.to.include('my secret password');
    expect(html)
      .to.include('查看完整个人信息')
      .and.to.include((await desk.complaint()).number);
    await admin.open('/admin/audit?kind=reveals');
    expect(admin.page.html).not.to.include('登录失败');
    await admin.open('/admin/audit?kind=rules&lang=en');
    expect(admin.page.html).to.include('deployed a bundle').and.not.to.include('Sign-in failed');
    await admin.open('/admin/audit?kind=accounts&lang=en');
    expect(admin.page.html).to.include('Account created').and.not.to.include('Sign-in failed');
  });
});
