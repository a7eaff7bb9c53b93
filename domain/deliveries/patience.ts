/**
 * How long a delivery waits for its server before somebody else is told: tries, each after twice the pause of the one before,
 * and a while, which a server that hangs uses up in fewer tries, and a line of others that wait for it in one.
 */
import type { Patience } from '../core/hooks.js';
import type { Instant } from '../core/time/instant.js';
import type { InboxEntry } from '../inbox/model.js';
import type { Delivery } from './model.js';

/** About a quarter of an hour, and half a minute. */
const USUAL = { tries: 11, whileMs: 13 * 60_000 };
const URGENT = { tries: 6, whileMs: 30_000 };

/** @param entry null: of none, a digest */
export function patienceOf(
  entry: Pick<InboxEntry, 'urgent'> | null,
  { createdAt, hookId }: Pick<Delivery, 'createdAt' | 'hookId'>,
  now: Instant,
): Patience {
  const urgent = entry?.urgent === true;
  const { tries, whileMs } = urgent ? URGENT : USUAL;
  // A mail stands behind no other: where it is late, the house was, and it has all its tries.
  const since = urgent || hookId !== null ? createdAt : now;
  return { tries, leftMs: Date.parse(since) + whileMs - Date.parse(now), urgent };
}

/** Of what waits for nobody else: it has all its tries. */
export const ALL_TRIES: Patience = { tries: USUAL.tries, leftMs: USUAL.whileMs, urgent: false };

/** Whoever tries something waits for it, and tries again themselves. */
export const ONCE: Patience = { tries: 1, leftMs: 0, urgent: false };
