/** A line over which an open page hears how much is unread (server-sent events). */
import { type Request, type Response, Router } from 'express';
import type { WebDeps } from '../../shell/deps.js';
import { context, currentUser } from '../../shell/context.js';
import { unreadInWords } from '../../shell/unread.js';
import { below, urls } from '../../shell/urls.js';
import { createHub } from './hub.js';

/** How long a browser waits before it asks for a new line. */
const RETRY_MS = 3_000;

export function liveRoutes({ useCases, clock, log }: WebDeps<'inbox' | 'people'>): Router {
  const hub = createHub({ useCases, clock, log });

  function live(_req: Request, res: Response): void {
    const { t, sessionToken } = context(res);
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // A proxy that gathers answers would keep it all to itself.
      'X-Accel-Buffering': 'no',
    });
    res.write(`retry: ${RETRY_MS}\n\n`);
    const leave = hub.join({
      user: currentUser(res),
      sent: null,
      renewedAt: clock.now().getTime(),
      countedAt: clock.now().getTime(),
      send: (unread) => {
        if (unread === null) return void res.write(':\n\n');
        const { count, words } = unreadInWords(t, unread);
        res.write(`data: ${count}\ndata: ${words}\n\n`);
      },
      again: async () => (sessionToken === null ? null : useCases.people.listening(sessionToken)),
      end: () => void res.end(),
    });
    res.on('close', leave);
  }

  return Router().get(below(urls.desk, urls.deskLive), live);
}
