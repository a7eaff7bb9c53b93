/** Runs: written down with all their cases before anything is done, then done some at a time. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { digestOfDefinitions } from '../core/files-hash.js';
import type { After } from '../core/ids.js';
import { mistakeInReason } from '../core/lengths.js';
import type { ComplaintId } from '../cases/ids.js';
import type { Tx } from '../core/store.js';
import type { Bundle } from '../definitions/index.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import { casesOf } from './cases.js';
import { holderOf, whileHolding } from './holding.js';
import type { MoveId } from './ids.js';
import type { HandPair, Move, MovedCase, MoveProgress } from './model.js';
import { lookAgain, moveCase } from './moving.js';
import { notHeld } from './planning.js';
import { type Ways, waysBetween } from './ways.js';

/** Which cases are to be moved where, and what was said by hand. */
export interface MoveAsked {
  from: number;
  to: number;
  byHand: readonly HandPair[];
}

export interface RunAsked extends MoveAsked {
  reason: string;
  /** Of the plan that was looked at; null: whatever it is now. */
  digest: string | null;
  batch: number;
  mostFailures: number;
}

/** Hears how far it is, after each batch. */
export type Heard = (progress: MoveProgress) => void;

const FAILED: readonly MovedCase['state'][] = ['kept', 'notUndone'];
/** Without a copy to try it on, the engine's own word on one case is heard first. */
const CANARY = 1;
const ROWS = 200;

/** @throws {DomainError} forbidden */
export function mayMove(user: User): void {
  if (!user.active || !systemRights.moveCases(user, null)) throw new DomainError('forbidden');
}

async function* casesOfRun({ deps }: Context, id: MoveId, states: readonly MovedCase['state'][], limit: number) {
  let after: After<ComplaintId> = '';
  for (;;) {
    const rows: MovedCase[] = await deps.store.read.moves.cases(id, states, { after, limit });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.complaintId;
  }
}

/** Those that could not be moved, with the numbers that people know them by. */
async function keptOf({ deps }: Context, cases: readonly MovedCase[]): Promise<MoveProgress['kept']> {
  const known = await deps.store.read.complaints.byIds(cases.map(({ complaintId }) => complaintId));
  const numbers = new Map(known.map(({ id, number }) => [id, number]));
  return cases.map((one) => ({ ...one, number: numbers.get(one.complaintId) ?? '' }));
}

/** A mistake in what was said by hand, a field at a time. */
function mistakesIn({ mistakes, digest }: Ways, asked: RunAsked): Record<string, string> {
  const reason = mistakeInReason(asked.reason);
  const isCount = (given: number): boolean => Number.isInteger(given) && given > 0;
  return {
    ...(reason !== null && { reason }),
    ...(mistakes.length > 0 && { byHand: mistakes[0]?.why ?? '' }),
    ...(asked.digest !== null && asked.digest !== digest && { digest: 'changed' }),
    ...(!isCount(asked.batch) && { batch: 'number' }),
    ...(!isCount(asked.mostFailures) && { mostFailures: 'number' }),
  };
}

/** What was before bundles is written down with the first run that begins with it. */
async function keepEarlier(context: Context, r: Tx, bundle: Bundle): Promise<void> {
  if ((await r.bundles.byId(bundle.id)) !== null) return;
  await r.bundles.insert(bundle, [], []);
  const { number, hash, origin, deploymentKey, deployedBy: actor } = bundle;
  const facts = { number, hash, origin, deploymentKey, definitionsDigest: digestOfDefinitions([]) };
  await context.record(r, { type: 'bundle.deployed', complaintId: null, actor, facts });
}

/** @throws {DomainError} forbidden, invalid, notFound; wrongState, where another run has not ended */
async function begin(context: Context, by: User, asked: RunAsked, ways: Ways): Promise<Move> {
  const fields = mistakesIn(ways, asked);
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  const { from, to, byHand, digest } = ways;
  const casesIn = await casesOf(context, ways);
  return context.act(by, async (r, user) => {
    mayMove(user);
    if ((await r.moves.running()) !== null) throw new DomainError('wrongState');
    const cases = (await casesIn(r)).map(({ id }) => id);
    await keepEarlier(context, r, from);
    const move: Move = {
      id: context.newId(),
      fromBundleId: from.id,
      toBundleId: to.id,
      byHand,
      digest,
      reason: asked.reason.trim(),
      batch: asked.batch,
      mostFailures: asked.mostFailures,
      begunBy: user.id,
      begunAt: context.now(),
      state: 'running',
      endedAt: null,
    };
    await r.moves.insert(move, cases);
    const { fromBundleId, toBundleId, batch, mostFailures } = move;
    const its = { fromBundleId, toBundleId, batch, mostFailures, byHand: JSON.stringify(byHand) };
    const way = { moveId: move.id, fromBundle: from.number, toBundle: to.number, plan: digest };
    await context.record(r, {
      type: 'move.begun',
      complaintId: null,
      actor: user.id,
      facts: { ...way, ...its, cases: cases.length },
      payloadDigest: context.deps.keys.hash('move-reason', `${move.id}\n${move.reason}`),
    });
    return move;
  });
}

async function end(context: Context, move: Move, state: 'ended' | 'stopped'): Promise<MoveProgress> {
  const { read } = context.deps.store;
  const counts = await read.moves.counts(move.id);
  const kept = counts.kept + counts.notUndone;
  await context.change(async (r) => {
    const endedAt = context.now();
    await r.moves.end(move.id, state, endedAt);
    const facts = { moveId: move.id, moved: counts.moved, kept, stopped: state === 'stopped', endedAt };
    await context.record(r, { type: 'move.ended', complaintId: null, actor: move.begunBy, facts });
  });
  const failed: MovedCase[] = [];
  for await (const rows of casesOfRun(context, move.id, FAILED, ROWS)) failed.push(...rows);
  const ended = (await read.moves.byId(move.id)) ?? move;
  return { move: ended, counts, kept: await keptOf(context, failed) };
}

/** The cases of a batch, by id. */
async function complaintsOf({ deps }: Context, rows: readonly MovedCase[]): Promise<Map<ComplaintId, Complaint>> {
  const found = await deps.store.read.complaints.byIds(rows.map(({ complaintId }) => complaintId));
  return new Map(found.map((complaint) => [complaint.id, complaint]));
}

/** Everything that waits in a run. @throws where engine or database are away: it is continued later */
async function goOn(
  context: Context,
  move: Move,
  ways: Ways,
  heard: Heard,
  renew: () => Promise<void>,
): Promise<MoveProgress> {
  const { moves } = context.deps.store.read;
  const policies = await notHeld(context, ways);
  for (let first = context.deps.copyEngine === null; ; first = false) {
    const page = { after: '' as const, limit: first ? CANARY : move.batch };
    const rows = await moves.cases(move.id, ['undoing', 'waiting'], page);
    if (rows.length === 0) break;
    const complaints = await complaintsOf(context, rows);
    for (const moved of rows) {
      const complaint = complaints.get(moved.complaintId);
      await renew();
      if (complaint !== undefined) await moveCase(context, { move, ways, complaint, moved }, policies);
    }
    const counts = await moves.counts(move.id);
    const done = new Set(rows.map(({ complaintId }) => complaintId));
    const failed = (await moves.cases(move.id, FAILED, { after: '', limit: ROWS })).filter((one) =>
      done.has(one.complaintId),
    );
    heard({ move, counts, kept: await keptOf(context, failed) });
    const tooMany = counts.kept + counts.notUndone >= move.mostFailures || counts.notUndone > 0;
    if ((tooMany || (first && failed.length > 0)) && counts.waiting > 0) return end(context, move, 'stopped');
  }
  for await (const rows of casesOfRun(context, move.id, ['moved'], ROWS))
    for (const complaint of (await complaintsOf(context, rows)).values()) {
      await renew();
      await lookAgain(context, ways, complaint);
    }
  return end(context, move, 'ended');
}

/** @throws {DomainError} forbidden, invalid, notFound; wrongState, where another run has not ended; alreadyClaimed, where somebody is at it */
export async function runMove(context: Context, by: User, asked: RunAsked, heard: Heard): Promise<MoveProgress> {
  mayMove(by);
  const ways = await waysBetween(context, asked.from, asked.to, asked.byHand);
  const running = await context.deps.store.read.moves.running();
  const held = running === null ? null : await holderOf(context, running);
  if (held !== null) throw held;
  const move = await begin(context, by, asked, ways);
  return whileHolding(context, move, by, (renew) => goOn(context, move, ways, heard, renew));
}

/** The one that was interrupted. @throws {DomainError} forbidden; wrongState, where there is none; alreadyClaimed, where somebody is at it */
export async function continueMove(context: Context, by: User, heard: Heard): Promise<MoveProgress> {
  mayMove(by);
  const { moves, bundles } = context.deps.store.read;
  const move = await moves.running();
  if (move === null) throw new DomainError('wrongState');
  const [from, to] = [await bundles.byId(move.fromBundleId), await bundles.byId(move.toBundleId)];
  const ways = await waysBetween(context, from?.number ?? 0, to?.number ?? 0, move.byHand);
  return whileHolding(context, move, by, (renew) => goOn(context, move, ways, heard, renew));
}
