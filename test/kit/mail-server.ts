/** A real mail server on a port of its own: hands over each mail, and answers it when the test lets it. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export class MailServer {
  private readonly smtp: SMTPServer;

  /** @param onMail gets the whole mail, and what tells its sender that it was taken */
  constructor(onMail: (mail: string, answer: () => void) => void) {
    this.smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, _session, answer) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => onMail(text, () => answer()));
      },
    });
    // A client that is killed resets its connection.
    this.smtp.on('error', () => undefined);
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => void this.smtp.listen(0, '127.0.0.1', resolve));
  }

  get port(): number {
    return (this.smtp.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.smtp.close(() => resolve()));
  }
}

export const messageIdOf = (mail: string): string => /^Message-ID: (<.+>)\r?$/im.exec(mail)?.[1] ?? '';
