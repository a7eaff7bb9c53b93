/** Every act of the portal and of one's own account, as far as the page with its form, so that it is possible. */
import { Secret, TOTP } from 'otpauth';
import { createKeys } from '../../domain/core/privacy/keys.js';
import { DEMONSTRATION_PASSWORD } from '../../db/seeds.js';
import { MASTER_KEY, type Scene } from './desk.js';
import { formTo, ownLinks, recoveryCodesOn, secretOn } from './html.js';
import { COMPLAINT, fillIn } from './journey.js';
import type { PlainBrowser } from './plain-browser.js';
import { following, twoCasesAt } from './walk.js';
import type { Web } from './web.js';

/** A form that is about to be sent. */
export interface Form {
  browser: PlainBrowser;
  action: string;
  fields: Record<string, string>;
  files?: [name: string, bytes: Buffer][];
}
export interface OwnAct {
  /** `POST /track/urge`, as the router knows it. */
  route: string;
  /** What the house begins with. */
  scene?: Scene;
  /** @param turn tells apart what is prepared twice in one house */
  form(web: Web, turn: number): Promise<Form>;
}

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const MARKS = { solved: 'yes', satisfaction: '5', attitude: '4', comment: '' };

/** From the page of a followed complaint that is worked as far as the task. */
const tracked = (action: string, element: string | null, fields: Record<string, string>, page?: string): OwnAct => ({
  route: `POST ${action}`,
  scene: twoCasesAt(element),
  async form(web, turn) {
    const browser = await following(web, web.desk.filed[turn]);
    if (page !== undefined) await browser.goOn(page);
    return { browser, action, fields };
  },
});

export const PORTAL_ACTS: readonly OwnAct[] = [
  {
    route: 'POST /complaints',
    async form(web, turn) {
      const browser = web.visitor();
      await fillIn(browser, { ...COMPLAINT, content: `第${turn}件投诉。` });
      return { browser, action: '/complaints', fields: {} };
    },
  },
  {
    route: 'POST /complaints/danger',
    async form(web, turn) {
      const browser = web.visitor();
      await browser.open('/complaints/danger');
      const fields = { choice: 'rescue', phone: `1990000010${turn}`, address: '测试市示范区测试路9号' };
      return { browser, action: '/complaints/danger', fields };
    },
  },
  tracked('/track/information', 'userTask_Investigate', { text: '表号是 M00000001。' }),
  tracked('/track/urge', 'userTask_Investigate', { urge: '请尽快。' }),
  tracked('/track/accept', 'userTask_ReturnVisit', {}),
  tracked('/track/dispute', 'userTask_ReturnVisit', { way: 'talk', text: '没有解决。' }, '/track/dispute'),
  tracked('/track/evaluation', 'userTask_ReturnVisit', MARKS, '/track/evaluation'),
  tracked('/track/withdraw', 'userTask_Investigate', { reason: '已解决。' }, '/track/withdraw'),
  {
    route: 'POST /track/attachments',
    scene: twoCasesAt('userTask_Investigate'),
    async form(web, turn) {
      const browser = await following(web, web.desk.filed[turn]);
      return { browser, action: browser.aboutIt('/track/attachments'), fields: {}, files: [['a.pdf', PDF]] };
    },
  },
  {
    route: 'POST /track/attachments/:attachmentId/remove',
    scene: twoCasesAt('userTask_Investigate'),
    async form(web, turn) {
      const browser = await following(web, web.desk.filed[turn]);
      await browser.sendFiles('/track/attachments', [['a.pdf', PDF]]);
      const href =
        ownLinks(browser.document)
          .find((one) => /^\/track\/attachments\/[^?]+\/remove/.test(one))
          ?.split('?')[0] ?? '';
      await browser.goOn(href);
      return { browser, action: href, fields: {} };
    },
  },
  {
    route: 'POST /evaluate/:number/:token',
    scene: twoCasesAt('userTask_ReturnVisit'),
    async form(web, turn) {
      const { id, number } = await web.desk.complaint(web.desk.complaints[turn]);
      const action = `/evaluate/${number}/${createKeys(MASTER_KEY).hash('evaluation link', id)}`;
      const browser = web.visitor();
      await browser.open(action);
      return { browser, action, fields: { tap: '5' } };
    },
  },
];

/** What the app on a phone would show. */
const codeOf = ({ desk }: Pick<Web, 'desk'>, secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: desk.clock.now().getTime() });

const ACCOUNTS = ['投诉办01', '投诉办02'];

async function signedIn({ desk, visitor }: Web, turn: number): Promise<PlainBrowser> {
  return visitor().resume(await desk.session(ACCOUNTS[turn] ?? ''));
}
async function enrolled(web: Web, turn: number): Promise<{ browser: PlainBrowser; codes: string[] }> {
  const browser = await signedIn(web, turn);
  await browser.open('/account/second-factor');
  const code = codeOf(web, secretOn(browser.document));
  await browser.submit('/account/second-factor', { code, password: DEMONSTRATION_PASSWORD });
  return { browser, codes: recoveryCodesOn(browser.document) };
}

export const ACCOUNT_ACTS: readonly OwnAct[] = [
  {
    route: 'POST /sign-in/code',
    async form(web, turn) {
      const { codes } = await enrolled(web, turn);
      const browser = web.visitor();
      await browser.open('/sign-in');
      await browser.submit('/sign-in', { username: ACCOUNTS[turn] ?? '', password: DEMONSTRATION_PASSWORD });
      return { browser, action: '/sign-in/code', fields: { code: codes[0] ?? '' } };
    },
  },
  {
    route: 'POST /sign-out',
    async form(web, turn) {
      const browser = await signedIn(web, turn);
      await browser.open('/desk');
      return { browser, action: '/sign-out', fields: {} };
    },
  },
  {
    route: 'POST /setup/:token',
    async form(web, turn) {
      const { database, useCases } = web.desk;
      for (const user of await database.read.people.all())
        if (user.active && user.roles.includes('admin'))
          await database.transaction((r) => r.people.deactivate(user.id));
      const action = `/setup/${await useCases.people.administratorSetupToken()}`;
      const browser = web.visitor();
      await browser.open(action);
      const password = DEMONSTRATION_PASSWORD;
      return { browser, action, fields: { username: `管理员1${turn}`, password, repeat: password } };
    },
  },
  {
    route: 'POST /account/password',
    async form(web, turn) {
      const browser = await signedIn(web, turn);
      await browser.open('/account');
      const next = `${DEMONSTRATION_PASSWORD}-2`;
      const fields = { current: DEMONSTRATION_PASSWORD, password: next, repeat: next };
      return { browser, action: '/account/password', fields };
    },
  },
  {
    route: 'POST /account/second-factor',
    async form(web, turn) {
      const browser = await signedIn(web, turn);
      await browser.open('/account/second-factor');
      const fields = { code: codeOf(web, secretOn(browser.document)), password: DEMONSTRATION_PASSWORD };
      return { browser, action: '/account/second-factor', fields };
    },
  },
  ...['/account/second-factor/disable', '/account/recovery-codes'].map((action): OwnAct => ({
    route: `POST ${action}`,
    async form(web, turn) {
      const { browser, codes } = await enrolled(web, turn);
      await browser.open('/account');
      return { browser, action, fields: { password: DEMONSTRATION_PASSWORD, code: codes[0] ?? '' } };
    },
  })),
];

/** The request that a browser would send. */
export function requestFor({ browser, action, fields, files }: Form): [path: string, init: RequestInit] {
  if (files !== undefined) return [action, { method: 'POST', body: browser.formWith(files) }];
  const page = action.split('?')[0] ?? '';
  // A form may have several buttons, or the address of its page.
  const hidden = formTo(browser.document, page) !== undefined ? browser.hidden(page) : [];
  const common = { _csrf: browser.token, ...(browser.once !== undefined && { once: browser.once }) };
  const body = new URLSearchParams({ ...common, ...Object.fromEntries(hidden), ...fields });
  return [action, { method: 'POST', body }];
}
