/** Nobody has to call any more: the task of the case to tell its complainant looks again, and ends. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import type { Tx } from '../core/store.js';

/**
 * So long the engine keeps it: the task may be just coming up, after it was found that there is something to tell. What is kept
 * beyond its use meets the task of a later notice: that looks again, finds the notice, and comes up anew.
 */
const KEPT_MS = 60_000;

export const endCalls = (context: Context, r: Tx, complaintId: ComplaintId, after?: EngineKey): Promise<void> =>
  context.publish(
    r,
    'nothing-untold',
    complaintId,
    {},
    { timeToLiveMs: KEPT_MS, ...(after !== undefined && { after }) },
  );
