/** What a command is told that could not be kept: it may be sent again. */
import { Rejection } from './commands/commands.js';

export const unavailable = (): Rejection =>
  new Rejection(
    'UNAVAILABLE',
    'ANY',
    'Expected to write the command to disk, but it could not be written. Please try again',
  );

/** A disk that cannot be read now is no fault of the command: the client may ask again. */
export function readable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|NOMEM)/.test(code) ? unavailable() : error;
}
