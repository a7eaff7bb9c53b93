/**
 * The one rule for errors that nobody waited for. A rejected promise is logged with its cause and the process goes on:
 * what it belonged to is tried again by whoever owns it (the outbox, the engine's jobs, the person). After an
 * exception outside of any promise nobody knows what is half done: it is logged, and the process ends in order.
 */
import type { Logger } from '../domain/core/index.js';

type Listener = (reason: unknown) => void;
export interface Rejecting {
  on(event: 'unhandledRejection' | 'uncaughtException', listener: Listener): unknown;
}

/** The whole story, with the errors behind it. Databases are told to leave values out of their messages. */
function story(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  const { stack, message, cause } = reason;
  return `${stack ?? message}${cause === undefined ? '' : `\ncaused by ${story(cause)}`}`;
}

export function logUnhandled(events: Rejecting, log: Logger, end: () => void): void {
  events.on('unhandledRejection', (reason) =>
    log.error({ err: story(reason) }, 'a promise was rejected and nobody waited for it'),
  );
  events.on('uncaughtException', (error) => {
    log.error({ err: story(error) }, 'an exception was not caught: the process ends');
    end();
  });
}
