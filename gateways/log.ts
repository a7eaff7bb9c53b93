/** The log: one JSON object per line, ids and state changes only. */
import { destination, pino } from 'pino';
import type { Logger } from '../domain/core/index.js';

export function createLogger(level: string): Logger {
  // A log that cannot be written (its disk is full, its reader has gone) must not end what it tells of; lines wait in
  // memory up to this length, the rest is dropped.
  const out = destination({ fd: 1, sync: true, maxLength: 1_000_000 });
  out.on('error', () => undefined);
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out);
  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
    error: (facts, message) => log.error(facts, message),
  };
}
