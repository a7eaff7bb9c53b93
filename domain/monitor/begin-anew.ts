/**
 * A case whose process is gone, or stands where it cannot go on, begins anew: what was submitted, the limits and the
 * ledger stay. A process is never ended without another: nobody would ever end the case.
 */
import type { ComplaintId } from '../cases/ids.js';
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import { DomainError } from '../core/errors.js';
import { type EngineKey, isId } from '../core/ids.js';
import type { Tx } from '../core/store.js';
import { isOpen } from '../deadlines/index.js';
import { CASE_PROCESS } from '../definitions/index.js';
import type { CaseClock } from '../deadlines/model.js';
import { startProcess } from '../cases/index.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import { closeGone, namedTasks } from '../tasks/index.js';
import type { NamedTask } from '../tasks/views.js';
import { mistakeInReason } from '../core/lengths.js';

const isUnfinished = ({ state }: Complaint): boolean => !ENDED_STATES.includes(state);

/** The tasks that have gone with the old instance are closed. @throws {DomainError} wrongState */
export async function beginAnew(
  context: Context,
  r: Tx,
  { complaintId, processInstanceKey }: { complaintId: ComplaintId; processInstanceKey: EngineKey | null },
  { actor, payloadDigest }: { actor: string; payloadDigest?: string },
): Promise<void> {
  const complaint = await context.complaint(r, complaintId);
  if (complaint.processInstanceKey !== processInstanceKey || !isUnfinished(complaint))
    throw new DomainError('wrongState');
  for (const item of await r.workItems.ofComplaint(complaintId))
    if (item.completedAt === null && item.state !== 'canceled') await closeGone(context, r, item, actor);
  const { state, version } = await r.complaints.change(complaint, { processInstanceKey: null });
  await context.record(r, {
    type: 'case.begun-anew',
    complaintId,
    actor,
    facts: { processInstanceKey, state, version },
    ...(payloadDigest !== undefined && { payloadDigest }),
  });
  await startProcess(context, r, complaint);
}

/** Whose instance it is, where it works on a case that is not done. */
async function workedOn({ deps }: Context, key: EngineKey): Promise<Complaint | null> {
  const instance = await deps.engine.processInstance(key);
  if (instance === null) throw new DomainError('notFound');
  const { processDefinitionId, parentProcessInstanceKey, state } = instance;
  if (processDefinitionId !== CASE_PROCESS || parentProcessInstanceKey !== null || state !== 'ACTIVE') return null;
  const [bound] = await deps.store.read.complaints.byInstances([key]);
  if (bound !== undefined) return isUnfinished(bound) ? bound : null;
  // One that stands before its first step is not bound yet.
  const id: unknown = (await deps.engine.variableOf('complaintId', [key])).get(key);
  const meant = isId<ComplaintId>(id) ? await deps.store.read.complaints.byId(id) : null;
  return meant !== null && meant.processInstanceKey === null && isUnfinished(meant) ? meant : null;
}

/** Its own end may have come first. */
async function end({ deps }: Context, key: EngineKey): Promise<void> {
  await deps.engine.cancelProcessInstance(key).catch((error: unknown) => {
    if (!(error instanceof EngineError && (error.status === 404 || error.status === 409))) throw error;
  });
}

export interface BeginAnewUseCases {
  /** What would end, and what goes on; null for what works on no case, or on one that is done. */
  caseToBeginAnew(
    user: User,
    processInstanceKey: EngineKey,
  ): Promise<{
    number: string;
    tasks: NamedTask[];
    clocks: CaseClock[];
  } | null>;
  /** Ends the process of a case and starts it again. @throws {DomainError} forbidden; invalid, field `reason`; wrongState */
  beginCaseAnew(user: User, processInstanceKey: EngineKey, reason: string): Promise<void>;
}

export function beginAnewUseCases(context: Context): BeginAnewUseCases {
  const { store, log } = context.deps;
  const mayNow = (user: User): void => {
    if (!systemRights.repair(user, null)) throw new DomainError('forbidden');
  };
  return {
    async caseToBeginAnew(user, key) {
      mayNow(user);
      const complaint = await workedOn(context, key);
      if (complaint === null) return null;
      const items = await store.read.workItems.ofComplaint(complaint.id);
      const clocks = await store.read.clocks.ofComplaints([complaint.id]);
      return {
        number: complaint.number,
        tasks: await namedTasks(
          context,
          items.filter(({ state }) => state === 'offered' || state === 'claimed'),
        ),
        clocks: clocks.filter(isOpen),
      };
    },
    async beginCaseAnew(by, key, given) {
      const reason = given.trim();
      await context.actAgain(by, async (_r, user) => Promise.resolve(mayNow(user)));
      const mistake = mistakeInReason(reason);
      if (mistake !== null) throw new DomainError('invalid', { fields: { reason: mistake } });
      const complaint = await workedOn(context, key);
      if (complaint === null) throw new DomainError('wrongState');
      const { id: complaintId, processInstanceKey } = complaint;
      // First the end, then what is told of it: one whose process has ended is found by the reconciliation.
      await end(context, key);
      await context.act(by, async (r, user) => {
        mayNow(user);
        const { sealed, digest } = await context.sealJson(r, complaintId, { reason });
        await beginAnew(context, r, { complaintId, processInstanceKey }, { actor: user.id, payloadDigest: digest });
        await r.repairs.insert({
          ...{ id: context.newId(), matter: { kind: 'case', complaintId }, processInstanceKey: key, elementId: null },
          ...{ act: 'begun-anew', variable: null, by: user.id, at: context.now(), sealed },
        });
      });
      log.info({ complaintId, processInstanceKey: key, by: by.id }, 'an administrator let a case begin anew');
    },
  };
}
