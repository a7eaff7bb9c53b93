/** A crash while a mail goes out: it is sent again under the same Message-ID, and there is one notice. */
import { expect } from 'chai';
import { anId } from '../kit/ids.js';
import { fileComplaint } from '../kit/journey.js';
import { MailServer, messageIdOf } from '../kit/mail-server.js';
import { pause, Server } from '../kit/server.js';

const TRIES = 600;

describe('SIGKILL while a mail is on its way', () => {
  const mails: string[] = [];
  let onMail: () => Promise<void> = () => Promise.resolve();
  const mailServer = new MailServer((mail, answer) => {
    mails.push(mail);
    void onMail().then(answer);
  });
  let server: Server;

  before(async () => {
    await mailServer.listen();
    server = new Server(undefined, { SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`, MAIL_FROM: 'tousu@example.com' });
  });
  after(async () => {
    await server.remove();
    await mailServer.close();
  });

  const arrived = async (count: number): Promise<void> => {
    for (let attempt = 0; attempt < TRIES && mails.length < count; attempt += 1) await pause();
    expect(mails).to.have.length(count);
  };

  it('sends it again as the same mail', async function () {
    this.timeout(60_000);
    await server.start();
    // The mail server has taken it; the answer never arrives.
    onMail = () => server.kill();
    await fileComplaint(server.url, { email: 'ceshi@example.com' });
    await arrived(1);
    onMail = () => Promise.resolve();
    await server.start();
    await arrived(2);
    await server.stop();
    expect(messageIdOf(mails[0] ?? '')).to.match(/^<[^@\s]+@[^@\s]+>$/);
    expect(messageIdOf(mails[1] ?? '')).to.equal(messageIdOf(mails[0] ?? ''));
    await server.inDatabase(async (database) => {
      const [complaint] = await database.read.complaints.all();
      const notices = await database.read.notices.ofComplaint(complaint?.id ?? anId('nothing'));
      expect(notices.map(({ event, state }) => `${event} ${state}`)).to.deep.equal(['received sent']);
    });
  });
});
