/** How often a delivery is tried before somebody else is told. Each time waits twice as long as the one before. */
import type { InboxEntry } from '../inbox/model.js';

/** About a quarter of an hour, and half a minute. */
export const TRIES = { usual: 11, urgent: 6 };

export const triesOf = (entry: Pick<InboxEntry, 'urgent'> | null): number =>
  entry?.urgent === true ? TRIES.urgent : TRIES.usual;
