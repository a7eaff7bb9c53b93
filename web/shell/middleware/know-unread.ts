/** How much the person has not read yet: every page of the staff says so in its header. */
import type { RequestHandler } from 'express';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';

export function knowUnread({ useCases }: WebDeps<'deliveries' | 'inbox'>): RequestHandler {
  return async (req, res, next) => {
    const known = context(res);
    const isPage = req.method === 'GET' && req.accepts(['html', 'json']) === 'html';
    if (known.user !== null && isPage) {
      known.unread = await useCases.inbox.unread(known.user);
      known.undeliverable = await useCases.deliveries.undeliverable(known.user);
    }
    next();
  };
}
