/** Whether a person is about to complain twice: asked on the portal, by the person who says a name and a phone. */
import { ENDED_STATES } from '../cases/model.js';
import { personTokens } from '../content/index.js';
import type { Context } from '../core/context.js';
import { type Instant, instantOf } from '../core/time/instant.js';
import type { FileComplaintInput } from './model.js';

const RECENT_MS = 30 * 24 * 3_600_000;

/** The newest of one person's complaints. */
const MOST_LOOKED_AT = 50;

const EVERY_CASE = [{ department: null, hiddenFrom: [] }];

export interface DuplicateUseCases {
  /**
   * When the same name and phone last complained of the same category, where that was within 30 days and goes on; null
   * otherwise. For everybody: nothing else of it is told.
   */
  openDuplicateSince(
    input: Pick<FileComplaintInput, 'complainantName' | 'phone' | 'category'>,
  ): Promise<Instant | null>;
}

export function duplicateUseCases(context: Context): DuplicateUseCases {
  const { store, keys, clock } = context.deps;
  return {
    async openDuplicateSince({ category, ...person }) {
      const tokens = personTokens(keys, person);
      if (tokens === null) return null;
      // Both questions are asked whether the person is known or not: the time of the answer tells nothing. A person who
      // made a report has no tokens, and is not found.
      const ids = await store.read.complaints.matching({
        terms: [[tokens]],
        state: null,
        scopes: EVERY_CASE,
        limit: MOST_LOOKED_AT,
      });
      const complaints = new Map((await store.read.complaints.byIds(ids)).map((one) => [one.id, one]));
      const oldest = instantOf(new Date(clock.now().getTime() - RECENT_MS));
      const newestFirst = ids.flatMap((id) => complaints.get(id) ?? []);
      const open = newestFirst.find(
        (one) => one.category === category && one.receivedAt >= oldest && !ENDED_STATES.includes(one.state),
      );
      return open?.receivedAt ?? null;
    },
  };
}
