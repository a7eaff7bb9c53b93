/** Keeping a person, or a department, from a case: they do nothing in it and see nothing of it. */
import { isDeepStrictEqual } from 'node:util';
import type { ComplaintId, RecusalId } from '../cases/ids.js';
import type { Recusal } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import { SAFETY_DEPARTMENT } from '../organisation/model.js';
import type { Kept } from '../people/capacity.js';
import type { User } from '../people/model.js';
import { isUnconfirmed } from '../safety/index.js';
import { returnLapsed } from './holders.js';

type Whom = Pick<Recusal, 'kept' | 'reason'>;

/** As the ledger has it. */
const factsOf = (kept: Kept) => ({
  userId: kept.kind === 'person' ? kept.userId : null,
  department: kept.kind === 'department' ? kept.department : null,
});

/** The same again changes nothing. */
async function keepFrom(context: Context, r: Tx, by: User, complaintId: ComplaintId, whom: Whom): Promise<void> {
  const { kept, reason } = whom;
  const known = await r.recusals.ofComplaint(complaintId);
  if (known.some((one) => isDeepStrictEqual(one.kept, kept))) return;
  const id = context.newId<RecusalId>();
  const at = context.now();
  await r.recusals.insert({ id, complaintId, kept, reason, by: by.id, at, liftedAt: null });
  await context.record(r, {
    type: 'case.recused',
    complaintId,
    actor: by.id,
    facts: { recusalId: id, ...factsOf(kept), reason },
  });
  // What they have in hand goes back to its group.
  await returnLapsed(context, r);
}

/**
 * Whoever the complaint is about takes no part in it: every account of that name. Somebody of a contractor or a third
 * party has none: what was written of them is sealed with the form. @returns whether nobody was found
 */
export async function recuseSubject(
  context: Context,
  r: Tx,
  by: User,
  complaintId: ComplaintId,
  written: unknown,
): Promise<boolean> {
  const name = typeof written === 'string' ? written.trim() : '';
  if (name === '') return false;
  const found = (await r.people.all()).filter(({ username, displayName }) => username === name || displayName === name);
  for (const { id: userId } of found)
    await keepFrom(context, r, by, complaintId, { kept: { kind: 'person', userId }, reason: 'complainedAbout' });
  return found.length === 0;
}

export interface RecusalUseCases {
  /** Keeps a person or a department from a case. @throws {DomainError} invalid, field `whom` */
  recuse(user: User, complaintId: ComplaintId, whom: Whom): Promise<void>;
  liftRecusal(user: User, complaintId: ComplaintId, recusalId: RecusalId): Promise<void>;
}

export function recusalUseCases(context: Context): RecusalUseCases {
  /** A person must be left who can do what is to be done. */
  async function check(r: Snapshot, by: User, complaintId: ComplaintId, { kept }: Whom): Promise<void> {
    const { userId, department } = factsOf(kept);
    if (userId !== null && (await r.people.byId(userId)) === null)
      throw new DomainError('invalid', { fields: { whom: 'option' } });
    // A person who keeps themselves away could not take it back, nor say why.
    if (userId === by.id) throw new DomainError('invalid', { fields: { whom: 'self' } });
    if (department !== null && (await r.organisation.entry('department', department)) === null)
      throw new DomainError('invalid', { fields: { whom: 'option' } });
    const complaint = await context.complaint(r, complaintId);
    if (department !== null && complaint.responsibleDepartment === department && complaint.archivedAt === null)
      throw new DomainError('invalid', { fields: { whom: 'inCharge' } });
    if (department === SAFETY_DEPARTMENT && (await r.dangers.ofComplaint(complaintId)).some(isUnconfirmed))
      throw new DomainError('invalid', { fields: { whom: 'inCharge' } });
  }

  return {
    recuse: (by, complaintId, whom) =>
      context.ofCase(complaintId).act(by, async (r, user) => {
        await context.caseFor(r, user, 'recuse', complaintId);
        await check(r, user, complaintId, whom);
        await keepFrom(context, r, user, complaintId, whom);
      }),
    liftRecusal: (by, complaintId, recusalId) =>
      context.ofCase(complaintId).act(by, async (r, user) => {
        await context.caseFor(r, user, 'recuse', complaintId);
        const recusal = await r.recusals.byId(recusalId);
        if (recusal === null || recusal.complaintId !== complaintId) throw new DomainError('notFound');
        if (recusal.liftedAt !== null) return;
        await r.recusals.lift(recusalId, context.now());
        await context.record(r, {
          type: 'case.recusal-lifted',
          complaintId,
          actor: user.id,
          facts: { recusalId, ...factsOf(recusal.kept) },
        });
      }),
  };
}
