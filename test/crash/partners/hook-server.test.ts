/** Hooks that hang: neither mails nor tasks nor other hooks wait for them, and each message arrives, as one, when they answer again. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { DEMONSTRATION_PASSWORD } from '../../../db/seeds.js';
import { shown } from '../../kit/html.js';
import { claimTask, fileComplaint, JOURNEY, staff, submitTask } from '../../kit/journey.js';
import { MailServer } from '../../kit/mail-server.js';
import { PlainBrowser } from '../../kit/plain-browser.js';
import { Server } from '../../kit/server.js';
import { wait } from './work.js';

const SOON_MS = 60_000;
/** Far less than any time-out of a hook, of which several hang one after the other. */
const AT_ONCE_MS = 7_000;
const HANGING = 6;
const SECRET = 'SEC-of-the-test';

describe('work while hooks hang', function () {
  this.timeout(240_000);
  let hangs = true;
  /** Path → ids of the messages, in their order. */
  const asked = new Map<string, string[]>();
  /** What the one that answers was told. */
  let heard = '';
  const robots = http.createServer((req, res) => {
    const path = req.url ?? '';
    asked.set(path, [...(asked.get(path) ?? []), String(req.headers['webhook-id'] ?? '')]);
    req.on('data', (chunk: Buffer) => void (path === '/answers' && (heard += chunk.toString())));
    if (hangs && path.startsWith('/hangs')) return;
    req.on('end', () => res.end('{"errcode":0}'));
  });
  const mails: string[] = [];
  const smtp = new MailServer((mail, answer) => {
    mails.push(mail);
    answer();
  });
  let server: Server;

  before(async () => {
    await smtp.listen();
    await new Promise<void>((resolve) => void robots.listen(0, '127.0.0.1', resolve));
    server = new Server(undefined, {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: 'tousu@example.com',
    });
    await server.start();
  });
  after(async () => {
    await server.remove();
    robots.closeAllConnections();
    robots.close();
    await smtp.close();
  });

  async function setUp(name: string, group: string): Promise<void> {
    const admin = new PlainBrowser(server.url);
    await admin.signIn('管理员01', DEMONSTRATION_PASSWORD);
    await admin.open('/admin/hooks');
    const { port } = robots.address() as AddressInfo;
    const hookAddress = `http://127.0.0.1:${port}/${name}`;
    await admin.submit('/admin/hooks', { name, kind: 'webhook', group, hookAddress, hookSecret: SECRET });
    expect(admin.page.html, admin.text).to.include('接口已新增');
  }
  const countOf = (path: string): number => asked.get(path)?.length ?? 0;
  /** @returns milliseconds that it took, or far more */
  async function until(happened: () => boolean): Promise<number> {
    const began = Date.now();
    while (!happened() && Date.now() - began < SOON_MS) await wait(100);
    return Date.now() - began;
  }
  const states = async (): Promise<string[]> => {
    const found = await server.inDatabase(({ knex }) =>
      knex('delivery')
        .join('hook', 'hook.id', 'delivery.hook_id')
        .select<{ name: string; state: string }[]>('hook.name', 'delivery.state'),
    );
    return found.map(({ name, state }) => `${name} ${state}`).filter((one) => one.startsWith('hangs'));
  };

  it('tells of danger by those that answer, sends mails and offers tasks at once (D04-R10)', async () => {
    for (let one = 0; one < HANGING; one += 1) await setUp(`hangs-${one}`, '');
    await setUp('answers', '');
    const [register] = JOURNEY;
    if (register === undefined) throw new Error('The journey has no steps.');
    const browser = await staff(server.url, register);
    /** @returns the number of the case */
    const danger = async (): Promise<string> => {
      await browser.open('/desk/register');
      const call = { ...register.fields, channel: 'phone', category: 'safety', safetyHazard: 'true' };
      await browser.submit('/desk/register', call);
      const number = shown(browser.page.html, 'number');
      expect(number, browser.text).not.to.equal('');
      return number;
    };
    await danger();
    expect(await until(() => countOf('/hangs-0') > 0), 'until they hang').to.be.lessThan(AT_ONCE_MS);
    const number = await danger();
    expect(await until(() => heard.includes(number)), 'until danger is told').to.be.lessThan(AT_ONCE_MS);
    await fileComplaint(server.url, { email: 'ceshi@example.com' });
    expect(await until(() => mails.length > 0), 'until the complainant has a mail').to.be.lessThan(AT_ONCE_MS);
    const began = Date.now();
    await submitTask(browser, await claimTask(browser, register), register);
    expect(Date.now() - began, 'until a task is done').to.be.lessThan(AT_ONCE_MS);
    expect(server.isAlive).to.equal(true);
  });

  it('is told to them when they answer again, each as the same message', async () => {
    hangs = false;
    const open = async (): Promise<string[]> =>
      (await states()).filter((one) => !/ (delivered|failed|needless)$/.test(one));
    const end = Date.now() + 2 * SOON_MS;
    while ((await open()).length > 0 && Date.now() < end) await wait(1_000);
    expect(await open(), server.output.slice(-2_000)).to.deep.equal([]);
    expect((await states()).filter((one) => one.endsWith(' delivered'))).to.have.length.above(0);
    const ids = [...asked.entries()].flatMap(([path, of]) => (path.startsWith('/hangs') ? of : []));
    expect(ids.length, 'some were sent again').to.be.above(new Set(ids).size);
    expect(ids, 'each is recognisable').not.to.include('');
    expect(await server.ledgerFaults()).to.deep.equal([]);
  });
});
