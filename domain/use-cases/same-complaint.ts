/** Whether somebody is about to complain twice: asked on the portal, by whoever says a name and a phone. */
import { ENDED_STATES } from '../model.js';
import { personTokens } from '../privacy/search-tokens.js';
import type { Context } from './context.js';
import type { UseCases } from './use-cases.js';

const RECENT_MS = 30 * 24 * 3_600_000;
/** The newest of one person's complaints. */
const MOST_LOOKED_AT = 50;
const EVERY_CASE = [{ department: null, hiddenFrom: [] }];

export function sameComplaintUseCases(context: Context): Pick<UseCases, 'sameComplaint'> {
  const { store, keys, clock } = context.deps;
  return {
    async sameComplaint({ category, ...person }) {
      const tokens = personTokens(keys, person);
      if (tokens === null) return null;
      // Both questions are asked whether the person is known or not: the time of the answer tells nothing. Whoever
      // made a report has no tokens, and is not found.
      const complaintIds = await store.read.contents.withTokens(tokens);
      const { complaints } = await store.read.complaints.search({
        complaintIds,
        state: null,
        scopes: EVERY_CASE,
        from: 0,
        limit: MOST_LOOKED_AT,
      });
      const oldest = new Date(clock.now().getTime() - RECENT_MS).toISOString();
      const open = complaints.find(
        (one) => one.category === category && one.receivedAt >= oldest && !ENDED_STATES.includes(one.state),
      );
      return open?.receivedAt ?? null;
    },
  };
}
