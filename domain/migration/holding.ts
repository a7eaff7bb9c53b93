/** One process at a time goes on with a run; another one is told who does, and since when. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { type Instant, instantOf } from '../core/time/instant.js';
import type { User } from '../people/model.js';
import type { Move, MoveHold } from './model.js';

/** Longer than one case takes. Whoever was killed is waited for so long. */
const HELD_MS = 30_000;

const later = (at: Instant): Instant => instantOf(new Date(Date.parse(at) + HELD_MS));

/** Whoever is at it now. */
export async function holderOf(context: Context, move: Move): Promise<DomainError | null> {
  const { moves, people } = context.deps.store.read;
  const hold = await moves.hold(move.id);
  if (hold === null || hold.heldUntil <= context.now()) return null;
  const by = (await people.byId(hold.heldBy))?.username ?? '';
  return new DomainError('alreadyClaimed', { by, since: hold.heldSince, until: hold.heldUntil });
}

/** @returns to be called before each step: it is ours for a while longer @throws {DomainError} alreadyClaimed */
async function hold(
  context: Context,
  move: Move,
  by: User,
): Promise<{ renew(): Promise<void>; leave(): Promise<void> }> {
  const [holder, heldSince] = [context.newId(), context.now()];
  const renew = async (): Promise<void> => {
    const at = context.now();
    const taken: MoveHold = { holder, heldBy: by.id, heldSince, heldUntil: later(at) };
    try {
      await context.change((r) => r.moves.take(move.id, taken, at));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'stale')) throw error;
      throw (await holderOf(context, move)) ?? new DomainError('wrongState');
    }
  };
  await renew();
  return { renew, leave: () => context.change((r) => r.moves.leave(move.id, holder)) };
}

/** @throws {DomainError} alreadyClaimed, where another process is at it */
export async function whileHolding<T>(
  context: Context,
  move: Move,
  by: User,
  work: (renew: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const { renew, leave } = await hold(context, move, by);
  try {
    return await work(renew);
  } finally {
    // Where the database is away it ends by itself.
    await leave().catch(() => undefined);
  }
}
