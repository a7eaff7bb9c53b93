/**
 * Mail by SMTP. The Message-ID is ours: a mail that is sent again is recognisable as the same. Each mail has its own
 * connection: the outbox is the queue, and a second one, hidden in a pool, would wait where nobody sees it.
 */
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { codeOf, type MailFate, MailError, type MailGateway } from '../domain/core/index.js';

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

/** A mail on its way, as what watches it is told: the content ends when the connection has all of it. */
class HandOver {
  /** Whether the server has the whole mail. */
  whole = false;
}

interface SmtpError {
  code: string;
  /** undefined: the server said nothing. */
  responseCode: number | undefined;
}

const ANSWERED = z.object({ responseCode: z.number() });

const smtpErrorOf = (error: unknown): SmtpError => ({
  code: String(codeOf(error) ?? (error instanceof Error ? error.name : 'Error')),
  responseCode: ANSWERED.safeParse(error).data?.responseCode,
});

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
  const settings = {
    url,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
  };
  const transport = createTransport(settings);
  // Each error comes with the mail that it is about, too.
  transport.on('error', () => undefined);
  transport.use('stream', ({ data, message }, done) => {
    const handOver = 'handOver' in data ? data.handOver : null;
    if (handOver instanceof HandOver)
      message.processFunc((content) => content.once('end', () => (handOver.whole = true)));
    done();
  });
  return {
    async send({ to, subject, text, messageId, thread }) {
      const handOver = new HandOver();
      const signal = AbortSignal.timeout(wholeMs);
      const refers = thread === null ? {} : { references: `<${thread}>`, inReplyTo: `<${thread}>` };
      // RFC 3834: no machine answers a machine.
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const mail = { from, to, subject, text, messageId: `<${messageId}>`, ...refers, headers, signal, handOver };
      try {
        return { response: (await transport.sendMail(mail)).response };
      } catch (error) {
        const failure = smtpErrorOf(error);
        const { code, responseCode } = failure;
        const said = responseCode === undefined ? code : `${code} ${responseCode}`;
        throw new MailError(fateOf(failure, handOver.whole), said);
      }
    },
  };
}
