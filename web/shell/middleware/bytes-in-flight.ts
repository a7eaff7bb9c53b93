/**
 * How many bytes of requests this process holds at a time, together and of one caller: what has been read and is not
 * answered yet. A person who comes above it is asked to come again in a minute, before anything more is kept of them.
 */
import type { Request, Response } from 'express';
import { HttpError } from '../errors.js';
import { callerOf } from './callers.js';

const RETRY_SECONDS = 60;

/** Begins to count a request, until it is answered. The counter throws {HttpError} busy. */
export type BytesInFlight = (req: Request, res: Response) => (bytes: number) => void;

export function bytesInFlight({ together, ofOne }: { together: number; ofOne: number }): BytesInFlight {
  const held = new Map<string, number>();
  let all = 0;
  function add(key: string, bytes: number): void {
    all += bytes;
    const left = (held.get(key) ?? 0) + bytes;
    if (left === 0) held.delete(key);
    else held.set(key, left);
  }
  return (req, res) => {
    const key = callerOf(req);
    let own = 0;
    res.once('close', () => add(key, -own));
    return (bytes) => {
      if (all + bytes > together || (held.get(key) ?? 0) + bytes > ofOne) {
        if (!res.headersSent) res.setHeader('Retry-After', String(RETRY_SECONDS));
        throw new HttpError('busy');
      }
      own += bytes;
      add(key, bytes);
    };
  };
}
