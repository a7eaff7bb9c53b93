/** Mail by SMTP. The Message-ID is ours: a mail that is sent again after a crash is recognisable as the same. */
import { createTransport } from 'nodemailer';
import type { MailGateway } from '../domain/ports.js';

export function createMailGateway({ url, from }: { url: string; from: string }): MailGateway & { close(): void } {
  const transport = createTransport(url, { from, pool: true, maxConnections: 2 } as never);
  return {
    send: async ({ to, subject, text, messageId }) => {
      const sent = (await transport.sendMail({ from, to, subject, text, messageId: `<${messageId}>` })) as {
        response?: string;
      };
      return { response: sent.response ?? '' };
    },
    close: () => transport.close(),
  };
}
