/**
 * Pages of other hosts reach a port of this machine through the browser of whoever looks at them, and some requests need
 * no permission: a POST without a body, or with plain text. Browsers say where a request comes from; clients that are
 * no browsers say nothing.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { Problem } from './problem.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];

function isForeign({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && origin !== `http://${host}`;
}

/** Whatever changes something comes from a program, or from a page of this very address. */
export const ownPagesOnly: RequestHandler = (request, _response, next) => {
  const refused = !READS.includes(request.method) && isForeign(request.headers);
  next(
    refused ? new Problem(403, 'FORBIDDEN', 'The engine takes no commands from pages of other addresses') : undefined,
  );
};
