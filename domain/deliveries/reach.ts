/** How those are reached who are told. */
import type { Context } from '../core/context.js';
import type { Snapshot } from '../core/store.js';
import { reachesOf } from '../people/index.js';
import type { UserId } from '../people/ids.js';
import { NO_REACH, type Reach } from '../people/model.js';

export const reachOf = async ({ deps }: Context, r: Snapshot, userId: UserId): Promise<Reach> =>
  (await reachesOf(deps.keys, r, [userId])).get(userId) ?? NO_REACH;
