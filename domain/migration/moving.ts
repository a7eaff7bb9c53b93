/**
 * One case: its instances in the engine first, then the case itself in one transaction. Where a process dies in between,
 * doing it again goes on where it was; where the engine refuses, what was moved goes back.
 */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { EngineKey } from '../core/ids.js';
import { own } from '../core/own.js';
import type { Tx } from '../core/store.js';
import { clockOfSteps } from '../deadlines/index.js';
import type { WorkItemId } from '../tasks/ids.js';
import type { WorkItem } from '../tasks/model.js';
import { type JustMoved, moveInstances, ObstacleError, runningTree, undoInstances } from './instances.js';
import { formerIds } from './mapping.js';
import type { HandPair, Move, MovedCase, Obstacle } from './model.js';
import type { ProcessPair, Ways } from './ways.js';

const IS_OVER: readonly WorkItem['state'][] = ['completed', 'canceled'];

const NOTHING = { processId: '', elementId: '', detail: '' };

/** A task that is just coming up is about to be written down with what its old diagram says. @throws {ObstacleError} */
async function checkAtRest({ deps }: Context, root: EngineKey): Promise<void> {
  for (const { processInstanceKey } of await runningTree(deps.engine, root)) {
    const active = await deps.engine.activeElements(processInstanceKey);
    const tasks = active.filter(({ type }) => type === 'USER_TASK').map(({ elementInstanceKey }) => elementInstanceKey);
    if ((await deps.store.read.workItems.byElementInstances(tasks)).length < tasks.length)
      throw new ObstacleError({ ...NOTHING, why: 'notAtRest' });
  }
}

/** An open task as the new diagram has it. Its form and its group are those that it came up with: somebody may be at it. */
async function moveItem(
  r: Tx,
  item: WorkItem,
  { next, nextKey, pairs }: ProcessPair,
  said: readonly HandPair[],
): Promise<void> {
  const elementId = pairs.get(item.elementId) ?? item.elementId;
  const task = own(next.tasks, elementId);
  const { matter } = item;
  if (task === undefined || matter.kind !== 'case') return;
  const steps = [...task.clock];
  const clocks = await r.clocks.ofComplaints([matter.complaintId]);
  await r.workItems.update({
    ...item,
    processDefinitionKey: nextKey,
    elementId,
    steps,
    differentFrom: task.differentFrom.flatMap((one) => formerIds(one, said)),
    dueAt: clockOfSteps(clocks, steps)?.dueAt ?? null,
  });
}

/** By which diagrams tasks stand that an earlier release did not note it of, as the engine has it. */
async function unnotedOf({ deps }: Context, { id }: Complaint): Promise<ReadonlyMap<WorkItemId, EngineKey>> {
  const found = new Map<WorkItemId, EngineKey>();
  for (const item of await deps.store.read.workItems.ofComplaint(id)) {
    if (item.processDefinitionKey !== null || IS_OVER.includes(item.state)) continue;
    const instance = await deps.engine.processInstance(item.processInstanceKey);
    if (instance !== null) found.set(item.id, instance.processDefinitionKey);
  }
  return found;
}

/** Open tasks of a case that still are as its old bundle had them. */
async function moveItems(
  r: Tx,
  ways: Ways,
  complaint: Complaint,
  unnoted: ReadonlyMap<WorkItemId, EngineKey>,
): Promise<void> {
  const said = [...(await r.moves.pairsOf(complaint.id)), ...ways.byHand];
  const byKey = new Map(ways.pairs.map((pair) => [pair.oldKey, pair]));
  // Its instance may have been moved already.
  const pairOf = ({ id, processDefinitionKey: key, elementId }: WorkItem): ProcessPair | undefined => {
    const found = key ?? unnoted.get(id) ?? '';
    const became = ({ nextKey, pairs }: ProcessPair): boolean => nextKey === found && pairs.has(elementId);
    return byKey.get(found) ?? (key === null ? ways.pairs.find(became) : undefined);
  };
  for (const item of await r.workItems.ofComplaint(complaint.id)) {
    const pair = pairOf(item);
    if (pair === undefined || pair.oldKey === pair.nextKey || IS_OVER.includes(item.state)) continue;
    await moveItem(r, item, pair, said);
  }
}

const wayOf = ({ id: moveId, digest: plan }: Move, { from, to }: Ways) => ({
  moveId,
  fromBundle: from.number,
  toBundle: to.number,
  plan,
});

export interface CaseToMove {
  move: Move;
  ways: Ways;
  complaint: Complaint;
  moved: MovedCase;
}

/** What becomes of it, with a line in the ledger. */
async function note(
  context: Context,
  { move, ways, complaint, moved }: CaseToMove,
  state: MovedCase['state'],
  obstacle: Obstacle | null = null,
): Promise<void> {
  await context.ofCase(complaint.id).change(async (r) => {
    await r.moves.setCase(moved, { state, obstacle, at: context.now() });
    if (obstacle === null || state === 'undoing') return;
    const facts = { ...wayOf(move, ways), why: obstacle.why, becomes: state };
    await context.record(r, { type: 'case.not-moved', complaintId: complaint.id, actor: move.begunBy, facts });
  });
}

/** The case goes by the new bundle from here on. */
async function settle(context: Context, { move, ways, complaint, moved }: CaseToMove): Promise<void> {
  const unnoted = await unnotedOf(context, complaint);
  await context.ofCase(complaint.id).change(async (r) => {
    const now = await context.complaint(r, complaint.id);
    await moveItems(r, ways, now, unnoted);
    await r.moves.setCase(moved, { state: 'moved', obstacle: null, at: context.now() });
    const { state, version } = await r.complaints.change(now, { bundleId: ways.to.id });
    await context.record(r, {
      type: 'case.moved',
      complaintId: complaint.id,
      actor: move.begunBy,
      facts: { ...wayOf(move, ways), state, version, bundleId: ways.to.id },
    });
  });
}

/** Back to the old bundle. What is about to be undone is written down first: whoever continues undoes it. */
async function undo(
  context: Context,
  at: CaseToMove,
  root: EngineKey,
  obstacle: Obstacle,
  done: JustMoved,
): Promise<void> {
  const { moved } = at;
  if (moved.state !== 'undoing') await note(context, at, 'undoing', obstacle);
  const undoing: CaseToMove = { ...at, moved: { ...moved, state: 'undoing' } };
  try {
    await undoInstances(context.deps.engine, at.ways, root, done);
    await note(context, undoing, 'kept', obstacle);
  } catch (error) {
    if (!(error instanceof ObstacleError)) throw error;
    await note(context, undoing, 'notUndone', error.obstacle);
  }
}

/** @throws where engine or database are away: it is continued from there */
export async function moveCase(context: Context, at: CaseToMove, policies: readonly string[]): Promise<void> {
  const { complaint, ways, moved } = at;
  const { processInstanceKey: root, policyVersion } = complaint;
  // Between its filing and its first step there is nothing yet that could be moved: it is asked again with the next run.
  if (root === null) return note(context, at, 'kept', { ...NOTHING, why: 'notAtRest' });
  if (complaint.bundleId !== null && complaint.bundleId !== ways.from.id) return note(context, at, 'ended');
  if (moved.state === 'undoing')
    return undo(context, at, root, moved.obstacle ?? { ...NOTHING, why: 'refused' }, new Map());
  if (policies.includes(policyVersion))
    return note(context, at, 'kept', { ...NOTHING, why: 'policy', detail: policyVersion });
  const done: JustMoved = new Map();
  try {
    await checkAtRest(context, root);
    if (!(await moveInstances(context.deps.engine, ways, root, done))) return await note(context, at, 'ended');
  } catch (error) {
    if (!(error instanceof ObstacleError)) throw error;
    return undo(context, at, root, error.obstacle, done);
  }
  await settle(context, at).catch(async (error: unknown) => {
    // A task or the case was changed at that moment: once more with what it is now.
    if (!(error instanceof DomainError && error.code === 'stale')) throw error;
    await settle(context, at);
  });
}

/** What a case that was moved called or was offered at that very moment goes by the new bundle, too. */
export async function lookAgain(context: Context, ways: Ways, complaint: Complaint): Promise<void> {
  const { processInstanceKey: root, bundleId } = complaint;
  if (root === null || bundleId !== ways.to.id) return;
  await moveInstances(context.deps.engine, ways, root, new Map()).catch((error: unknown) => {
    if (!(error instanceof ObstacleError)) throw error;
    context.deps.log.warn({ complaintId: complaint.id, reason: error.message }, 'part of a case was not moved');
  });
  const unnoted = await unnotedOf(context, complaint);
  await context.ofCase(complaint.id).change((r) => moveItems(r, ways, complaint, unnoted));
}
