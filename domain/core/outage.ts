/**
 * Whether an error says that a partner (engine, database, mail server, disk) is away, locked or full. Nothing is wrong
 * with what was asked then: it is kept and tried again, and costs nobody a try.
 */
import { EngineError } from './engine.js';
import { DeliveryError } from './hooks.js';
import { MailError } from './mail.js';

/** SQLite: locked, full, broken or vanished; `SQLITE_BUSY_SNAPSHOT` and the like begin with one of these. */
const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PROTOCOL|NOMEM|INTERRUPT)/;

/**
 * PostgreSQL's classes of SQLSTATE: connection (08), lack of disk, memory or connections (53), shut down or starting
 * (57P), the system (58); waited too long for a lock (55P03) or an answer (57014); a server that only reads (25006).
 */
const POSTGRES = /^(08...|53...|57P0.|58...|55P03|57014|25006)$/;

const SYSTEM = new Set(
  (
    'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH EHOSTDOWN ENETUNREACH ' +
    'ENETDOWN ENOSPC EDQUOT EFBIG EIO EROFS EMFILE ENFILE ENOMEM'
  ).split(' '),
);

/** Errors without a code: of knex's pool, and of the PostgreSQL client when its connection ends. */
const WITHOUT_CODE = [
  /^Knex: Timeout acquiring a connection/,
  /\bConnection terminated\b/,
  /\bClient has encountered a connection error\b/,
  /\bClient was closed and is not queryable\b/,
  /\bConnection ended unexpectedly\b/,
  /\btimeout expired$/,
  /\btimeout exceeded when trying to connect$/,
  /\bQuery read timeout$/,
];

const isOutageCode = (code: string): boolean => SQLITE.test(code) || POSTGRES.test(code) || SYSTEM.has(code);

export function isOutage(error: unknown): boolean {
  if (error instanceof EngineError) return error.status === 0 || error.status === 503;
  if (error instanceof MailError) return error.fate === 'away';
  // Whoever it is for can be told otherwise: it is given up in the end.
  if (error instanceof DeliveryError) return false;
  if (!(error instanceof Error)) return false;
  const { message, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && isOutageCode(code)) return true;
  if (WITHOUT_CODE.some((known) => known.test(message))) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return cause !== undefined && isOutage(cause);
}

const MARK = 'Outage';

/** The text of a failed job is the one thing an incident carries: it says so where an outage was the cause. */
export const outageText = (reason: string): string => `${MARK}: ${reason}`;

/** As this version marks them, and as earlier ones wrote them: `Error (SQLITE_BUSY)`, `EngineError 0: …`. */
export function isOutageText(text: string): boolean {
  if (text.startsWith(`${MARK}: `) || /^EngineError (0|503):|^KnexTimeoutError\b/.test(text)) return true;
  const code = /^\w+ \((\w+)\)$/.exec(text)?.[1];
  return code !== undefined && isOutageCode(code);
}
