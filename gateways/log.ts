/** The log: one JSON object per line, ids and state changes only. */
import { pino } from 'pino';
import type { Logger } from '../domain/ports.js';

export function createLogger(level: string): Logger {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
    error: (facts, message) => log.error(facts, message),
  };
}
