/** A real mail server for tests, and what it was given: it takes everything until it is told otherwise. */
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import type { Mail, MailGateway } from '../../domain/core/mail.js';
import { createMailGateway } from '../../gateways/mail.js';

export interface Received {
  to: string;
  head: string;
  /** Decoded. */
  text: string;
}

const TIMES = { connectMs: 300, silenceMs: 300, wholeMs: 1_500 };

function decoded(head: string, body: string): string {
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

export class Mailbox {
  readonly received: Received[] = [];
  /** What it answers to whom: null takes it. */
  refuse: (to: string) => { code: number; words: string } | null = () => null;
  /** What happens between its taking a mail and the house's hearing of it. */
  afterSending: () => void = () => undefined;
  private readonly smtp: SMTPServer;

  constructor() {
    this.smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, answer) => {
        const refusal = this.refuse(address);
        answer(refusal === null ? null : Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
      },
      onData: (stream, session, answer) => {
        let all = '';
        stream.on('data', (chunk: Buffer) => (all += chunk.toString()));
        stream.on('end', () => {
          const [head = '', ...body] = all.split('\r\n\r\n');
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          this.received.push({ to, head, text: decoded(head, body.join('\r\n\r\n')) });
          answer();
        });
      },
    });
    this.smtp.on('error', () => undefined);
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => void this.smtp.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.smtp.close(() => resolve()));
  }

  /** Sends through it. */
  readonly gateway: MailGateway = {
    send: async (mail: Mail) => {
      const { port } = this.smtp.server.address() as AddressInfo;
      const url = `smtp://127.0.0.1:${port}`;
      const answer = await createMailGateway({ url, from: 'tousu@example.com', times: TIMES }).send(mail);
      this.afterSending();
      return answer;
    },
  };
}

export const headerOf = ({ head }: Received, name: string): string =>
  new RegExp(`^${name}: (.+(?:\\r\\n[ \\t].+)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
