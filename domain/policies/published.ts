/** Every policy that has held, holds or will hold, as the public may read them (D20-R09, D20-R12). */
import type { Context } from '../core/context.js';
import type { Instant } from '../core/time/instant.js';

export interface PublishedPolicy {
  code: string;
  title: string;
  effectiveFrom: Instant;
  /** From when on the next one holds; null: none is known. */
  effectiveUntil: Instant | null;
  state: 'past' | 'inForce' | 'coming';
}

export interface PublishedUseCases {
  /** The latest first. */
  publishedPolicies(): Promise<PublishedPolicy[]>;
}

export const publishedUseCases = (context: Context): PublishedUseCases => ({
  async publishedPolicies() {
    const now = context.now();
    const all = (await context.deps.store.read.policies.all()).sort((one, other) =>
      one.effectiveFrom < other.effectiveFrom ? -1 : 1,
    );
    const published = all.map(({ code, title, effectiveFrom }, at): PublishedPolicy => {
      const effectiveUntil = all[at + 1]?.effectiveFrom ?? null;
      const isPast = effectiveUntil !== null && effectiveUntil <= now;
      const state = effectiveFrom > now ? 'coming' : isPast ? 'past' : 'inForce';
      return { code, title, effectiveFrom, effectiveUntil, state };
    });
    return published.reverse();
  },
});
