/**
 * Tells open pages how much is unread, as soon as it changes. While somebody listens, one question a second asks the
 * database whose inbox may be another one; only those are counted again, and only what differs is sent. It works beside
 * other processes: what they write is found in the same place.
 */
import { type Clock, instantOf, type Logger } from '../../../domain/core/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { User } from '../../../domain/people/index.js';

const LOOK_MS = 1_000;
/** What a transaction writes bears the instant at which it began: it may be committed this much later. */
const LATEST_COMMIT_MS = 10_000;
/** Whether the person may still listen is asked again, and a proxy sees that the line is alive: many end one that is silent for 60 s. */
const RENEW_MS = 45_000;
/** What changes without a trace in an inbox, such as whom a case is kept from, is counted again after this long at most. */
const COUNT_MS = 120_000;

export interface Listener {
  user: User;
  /** null where nothing was sent yet. */
  sent: number | null;
  renewedAt: number;
  countedAt: number;
  /** How much is unread; null: the line is alive. */
  send(unread: number | null): void;
  /** Who it is by now; null where they may not listen any more. */
  again(): Promise<User | null>;
  end(): void;
}

interface House {
  useCases: Pick<UseCases, 'inbox'>;
  clock: Clock;
  log: Logger;
}

export interface Hub {
  /** @returns what ends it */
  join(listener: Listener): () => void;
}

const groupsOf = ({ groups, standsInFor }: User): string[] => [
  ...groups,
  ...standsInFor.flatMap((capacity) => capacity.groups),
];

export function createHub({ useCases: { inbox }, clock, log }: House): Hub {
  const listeners = new Set<Listener>();
  let isLooking = false;
  /** What came before the last look that went well is known. */
  let lookedAt = 0;

  async function tell(listener: Listener): Promise<void> {
    listener.countedAt = clock.now().getTime();
    const unread = await inbox.unread(listener.user);
    if (!listeners.has(listener) || unread === listener.sent) return;
    listener.sent = unread;
    listener.send(unread);
  }

  async function renew(listener: Listener, now: number): Promise<void> {
    listener.renewedAt = now;
    const user = await listener.again();
    if (user === null) {
      listeners.delete(listener);
      return listener.end();
    }
    const isElsewhere = groupsOf(user).join() !== groupsOf(listener.user).join();
    listener.user = user;
    listener.send(null);
    if (isElsewhere || now - listener.countedAt >= COUNT_MS) await tell(listener);
  }

  async function look(): Promise<void> {
    const now = clock.now().getTime();
    for (const listener of listeners) if (now - listener.renewedAt >= RENEW_MS) await renew(listener, now);
    const { groups, users } = await inbox.inboxChanges(instantOf(new Date(lookedAt - LATEST_COMMIT_MS)));
    lookedAt = now;
    if (groups.length + users.length === 0) return;
    const [changed, readers] = [new Set<string>(groups), new Set<string>(users)];
    for (const listener of listeners)
      if (readers.has(listener.user.id) || groupsOf(listener.user).some((group) => changed.has(group)))
        await tell(listener);
  }

  function lookAgain(): void {
    isLooking = listeners.size > 0;
    if (!isLooking) return;
    clock.schedule(new Date(clock.now().getTime() + LOOK_MS), () => {
      look()
        .catch((error: unknown) => log.warn({ reason: String(error) }, 'open pages were not told what is unread'))
        .finally(lookAgain);
    });
  }

  return {
    join(listener) {
      listeners.add(listener);
      if (!isLooking) {
        lookedAt = clock.now().getTime();
        lookAgain();
      }
      tell(listener).catch(() => undefined);
      return () => void listeners.delete(listener);
    },
  };
}
