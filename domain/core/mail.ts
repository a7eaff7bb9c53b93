/** The mail server. */

export interface Mail {
  to: string;
  subject: string;
  text: string;
  messageId: string;
  /** What all mails about one thing refer to, so that a mail program keeps them together; null: it stands by itself. */
  thread: string | null;
}

/** The thread of what is told about a case: no mail has this id, all refer to it. */
export const threadOf = (complaintId: string): string => `case-${complaintId}@gas-complaint-desk`;

/**
 * What is known of a mail that could not be sent. `away`: the server took nothing of it, or has no time now.
 * `refused`: the server said no. `unanswered`: the server has the whole mail and did not say whether it keeps it, so
 * that it may have arrived.
 */
export type MailFate = 'away' | 'refused' | 'unanswered';

/** `code` holds no personal data: it is kept with the notice. */
export class MailError extends Error {
  override name = 'MailError';
  constructor(
    readonly fate: MailFate,
    readonly code: string,
  ) {
    super(`${fate}: ${code}`);
  }
}

export interface MailGateway {
  /** Hands back the server's answer, kept as evidence of delivery. @throws {MailError} */
  send(mail: Mail): Promise<{ response: string }>;
}
