/** What is counted and used up for all processes of the house together, for a while. Keys are hashes: they tell nobody. */
import type { Instant } from './time/instant.js';

export interface Count {
  count: number;
  /** From then on it is counted anew. */
  until: Instant;
}

/** Each a statement by itself: what comes at once, also at several processes, counts one after the other. */
export interface Counts {
  /** One more. @param until the end of what begins with the first one */
  add(key: string, now: Instant, until: Instant): Promise<Count>;
  /** One less. */
  takeBack(key: string): Promise<void>;
  find(key: string, now: Instant): Promise<Count | null>;
  /** @returns whether it is this one's, and until when: whoever is the first has it, and is told so as often as they ask */
  use(key: string, by: string, now: Instant, until: Instant): Promise<{ mine: boolean; until: Instant }>;
  dropEnded(now: Instant): Promise<void>;
}
