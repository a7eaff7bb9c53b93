/** What is known of a mail that was not answered with thanks: whether it is to be sent again depends on it. */
import net, { type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { MailError } from '../../domain/core/mail.js';
import { createMailGateway } from '../../gateways/mail.js';

const TIMES = { connectMs: 300, silenceMs: 300, wholeMs: 2_000 };
const MAIL = {
  to: 'ceshi@example.com',
  subject: '受理通知',
  text: '您的投诉已受理。',
  messageId: 'notice-1@desk',
  thread: null,
};

/** A mail server that answers each command as told; null: it is silent. `data` is the end of a mail. */
function serve(answers: Record<string, string | null>): Promise<net.Server> {
  const server = net.createServer((socket) => {
    let inMail = false;
    const say = (name: string, otherwise: string): void => {
      const answer = answers[name] === undefined ? otherwise : answers[name];
      if (answer !== null) socket.write(`${answer}\r\n`);
    };
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const text = bytes.toString();
      if (inMail) {
        if (!text.includes('\r\n.\r\n')) return;
        inMail = false;
        return say('data', '250 taken');
      }
      const command = text.slice(0, 4).toUpperCase();
      inMail = command === 'DATA';
      say(command, command === 'DATA' ? '354 go on' : '250 well');
    });
    say('greeting', '220 desk');
  });
  return new Promise((resolve) => void server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('a mail', () => {
  let server: net.Server;
  afterEach(() => server.close());

  const fate = async (answers: Record<string, string | null>): Promise<string> => {
    server = await serve(answers);
    const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const gateway = createMailGateway({ url, from: 'tousu@example.com', times: TIMES });
    return gateway.send(MAIL).then(
      ({ response }) => response,
      (error: unknown) => (error instanceof MailError ? error.fate : String(error)),
    );
  };

  it('that is taken comes with the answer of the server', async () => {
    expect(await fate({})).to.equal('250 taken');
  });
  it('for a server that is silent has not been sent', async () => {
    expect(await fate({ greeting: null })).to.equal('away');
  });
  it('for a server that falls silent before it has the mail has not been sent', async () => {
    expect(await fate({ RCPT: null })).to.equal('away');
  });
  it('for a server that has no time now has not been sent', async () => {
    expect(await fate({ MAIL: '421 closing down' })).to.equal('away');
  });
  it('whose recipient the server does not know is refused', async () => {
    expect(await fate({ RCPT: '550 no such mailbox' })).to.equal('refused');
  });
  it('that is not answered may have arrived', async () => {
    expect(await fate({ data: null })).to.equal('unanswered');
  });
  it('that is refused when all of it is there has not arrived', async () => {
    expect(await fate({ data: '554 looks like spam' })).to.equal('refused');
  });
});
