/** A mail server that hangs: nothing but mails waits for it, and each arrives, as one mail, when it works again. */
import net, { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { claimTask, fileComplaint, JOURNEY, staff, submitTask } from '../../kit/journey.js';
import { MailServer, messageIdOf } from '../../kit/mail-server.js';
import { Server } from '../../kit/server.js';
import { wait } from './work.js';

const SOON_MS = 60_000;
/** Far less than any time-out of a mail. */
const AT_ONCE_MS = 7_000;

describe('work while the mail server hangs', function () {
  this.timeout(180_000);
  const mails: string[] = [];
  const unanswered: (() => void)[] = [];
  let hangs: 'at once' | 'after the mail' | null = null;
  const smtp = new MailServer((mail, answer) => {
    mails.push(mail);
    if (hangs === 'after the mail') unanswered.push(answer);
    else answer();
  });
  const sockets = new Set<net.Socket>();
  /** In front of the mail server: takes a connection and is silent, or lets it through. */
  const front = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    if (hangs === 'at once') return;
    const through = net.connect(smtp.port, '127.0.0.1');
    through.on('error', () => socket.destroy());
    socket.pipe(through).pipe(socket);
  });
  let server: Server;

  before(async () => {
    await smtp.listen();
    await new Promise<void>((resolve) => void front.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    mails.length = 0;
    const { port } = front.address() as AddressInfo;
    server = new Server(undefined, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'tousu@example.com' });
  });
  afterEach(() => server.remove());
  after(async () => {
    for (const socket of sockets) socket.destroy();
    front.close();
    await smtp.close();
  });

  const messageIds = (): string[] => mails.map(messageIdOf);
  const states = async (): Promise<string[]> => {
    const found: string[] = [];
    await server.inDatabase(async ({ read }) => {
      for (const { id } of await read.complaints.all())
        for (const { event, state } of await read.notices.ofComplaint(id)) found.push(`${event} ${state}`);
    });
    return found;
  };

  /** A complaint whose receipt is on its way by mail, then another one that has its first task at once. */
  async function work(): Promise<void> {
    const [register] = JOURNEY;
    if (register === undefined) throw new Error('The journey has no steps.');
    await fileComplaint(server.url, { email: 'ceshi@example.com' });
    const browser = await staff(server.url, register);
    await submitTask(browser, await claimTask(browser, register), register);
    await wait(2_000);
    await fileComplaint(server.url);
    const began = Date.now();
    await claimTask(browser, register);
    expect(Date.now() - began, 'until the next complaint has its first task').to.be.lessThan(AT_ONCE_MS);
  }

  async function untilSent(): Promise<void> {
    const until = Date.now() + SOON_MS;
    while (!(await states()).includes('received sent') && Date.now() < until) await wait(1_000);
    expect(await states(), server.output.slice(-3_000)).to.include('received sent');
    expect(server.isAlive).to.equal(true);
  }

  it('one that accepts and is silent', async () => {
    hangs = 'at once';
    await server.start();
    await work();
    await wait(10_000);
    hangs = null;
    await untilSent();
    expect(mails).to.have.length(1);
  });

  it('one that takes the mail and does not answer', async () => {
    hangs = 'after the mail';
    await server.start();
    await work();
    await wait(5_000);
    expect(mails, 'it is not sent again at once').to.have.length(1);
    hangs = null;
    await untilSent();
    expect(mails).to.have.length(2);
    expect(new Set(messageIds()).size, 'it is recognisable as the same').to.equal(1);
  });
});
