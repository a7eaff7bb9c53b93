/**
 * Mail by SMTP. The Message-ID is ours: a mail that is sent again is recognisable as the same. Each mail has its own
 * connection: the outbox is the queue, and a second one, hidden in a pool, would wait where nobody sees it.
 */
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { type MailFate, MailError, type MailGateway } from '../domain/core/index.js';

export interface MailTimes {
  /** Until the server is connected, and until it has greeted. */
  connectMs: number;
  /** Longest silence within the conversation: servers look at a mail before they answer. */
  silenceMs: number;
  /** For the whole mail, however slowly the server goes on. */
  wholeMs: number;
}

/** A server that is well answers within a second; while one hangs, a handful of mails waits and nothing else. */
const TIMES: MailTimes = { connectMs: 8_000, silenceMs: 15_000, wholeMs: 40_000 };
/** "Not available", as a server says that shuts down or has no time. */
const NOT_AVAILABLE = 421;

/** A mail on its way, as nodemailer shows it to what watches: the content ends when the connection has all of it. */
interface Sending {
  data: { onHandedOver: () => void };
  message: { processFunc(watch: (content: Readable) => Readable): void };
}
interface SmtpError {
  code?: string;
  responseCode?: number;
}

/** @param handedOver whether the server has the whole mail */
function fateOf({ code, responseCode }: SmtpError, handedOver: boolean): MailFate {
  if (responseCode === NOT_AVAILABLE) return 'away';
  if (responseCode !== undefined) return 'refused';
  if (handedOver) return 'unanswered';
  // Without an answer it is the connection, except for what is wrong before one is made.
  return code === 'EENVELOPE' || code === 'EMESSAGE' || code === 'ECONFIG' || code === 'EAUTH' ? 'refused' : 'away';
}

export function createMailGateway({
  url,
  from,
  times: { connectMs, silenceMs, wholeMs } = TIMES,
}: {
  url: string;
  from: string;
  times?: MailTimes;
}): MailGateway {
  const transport = createTransport({
    url,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
  } as never);
  // Each error comes with the mail that it is about, too.
  transport.on('error', () => undefined);
  transport.use('stream', (mail, done) => {
    const { data, message } = mail as unknown as Sending;
    message.processFunc((content) => content.once('end', data.onHandedOver));
    done();
  });
  return {
    async send({ to, subject, text, messageId }) {
      let handedOver = false;
      const onHandedOver = (): void => void (handedOver = true);
      const mail = { from, to, subject, text, messageId: `<${messageId}>`, signal: AbortSignal.timeout(wholeMs) };
      try {
        const sent = (await transport.sendMail({ ...mail, onHandedOver } as never)) as { response?: string };
        return { response: sent.response ?? '' };
      } catch (error) {
        const { code = (error as Error).name, responseCode } = error as SmtpError;
        const said = responseCode === undefined ? code : `${code} ${responseCode}`;
        throw new MailError(fateOf(error as SmtpError, handedOver), said);
      }
    },
  };
}
