/**
 * Danger to life or property is a fact about the gas: whichever way it comes in, the safety department has a task until
 * a person there confirms (D04-R10, D08-R20), whatever becomes of the complaint meanwhile.
 */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import { phoneKey, normalizeText } from '../content/index.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { limitsFrom, startClocks, meetClocks, moveWorkItems, recordCaseEvent } from '../deadlines/index.js';
import { SAFETY_DEPARTMENT } from '../organisation/model.js';
import type { UserId } from '../people/ids.js';
import type { DangerId } from './ids.js';
import type { Danger, DangerSource } from './model.js';

export const isUnconfirmed = ({ confirmedAt }: Danger): boolean => confirmedAt === null;

/** Equal telephone and place are the same danger, however often it is told. */
export function sameDanger({ deps }: Context, { phone, address }: { phone: string; address: string }): string | null {
  const number = phoneKey(phone);
  return number === '' ? null : deps.keys.hash('danger', `${number}\n${normalizeText(address)}`);
}

export interface Found {
  source: DangerSource;
  actor: string;
  at?: Instant;
  sameAs?: string | null;
}

/**
 * Inside the transaction of whatever found it, and asking nobody: neither an engine nor a table that is away holds it up.
 * While the department has not confirmed yet, it is told again on the same task; after that a new task begins.
 * @returns the case as it stands then
 */
export async function findDanger(
  context: Context,
  r: Tx,
  complaint: Complaint,
  { source, actor, at = context.now(), sameAs = null }: Found,
): Promise<Complaint> {
  const { id: complaintId, policyVersion } = complaint;
  const waiting = (await r.dangers.ofComplaint(complaintId)).find(isUnconfirmed);
  if (waiting) {
    const facts = { dangerId: waiting.id, source, happenedAt: at };
    await context.record(r, { type: 'danger.told-again', complaintId, actor, facts });
    return complaint;
  }
  const updated = complaint.safetyHazard ? complaint : await r.complaints.change(complaint, { safetyHazard: true });
  const { state, version } = updated;
  const dangerId = context.newId<DangerId>();
  const none = { confirmedAt: null, confirmedBy: null, endedAt: null };
  await r.dangers.insert({ id: dangerId, complaintId, source, foundAt: at, ...none, sameAs });
  const facts = { happenedAt: at, dangerId, source, state, version };
  await context.record(r, { type: 'case.safety-identified', complaintId, actor, facts });
  const recused = await r.recusals.ofComplaint(complaintId);
  const departmentRecused = recused.some(
    ({ kept }) => kept.kind === 'department' && kept.department === SAFETY_DEPARTMENT,
  );
  await context.publish(r, 'danger-found', dangerId, { complaintId, dangerId, policyVersion, departmentRecused });
  return updated;
}

/** Where nothing was done about it yet: what a table or an older release has found out alone. */
export async function findFirstDanger(context: Context, r: Tx, complaint: Complaint, found: Found): Promise<void> {
  if ((await r.dangers.ofComplaint(complaint.id)).length > 0) return;
  if ((await r.ledger.ofCase(complaint.id, ['case.safety-identified'])).length > 0) return;
  await findDanger(context, r, complaint, found);
}

async function confirm(context: Context, r: Tx, danger: Danger, by: UserId | null, actor: string): Promise<void> {
  const confirmedAt = context.now();
  await r.dangers.confirm(danger, confirmedAt, by);
  const { id: dangerId, complaintId } = danger;
  const facts = { dangerId, confirmedAt, confirmedBy: by };
  await context.record(r, { type: 'danger.confirmed', complaintId, actor, facts });
}

/** A person of the department has taken it on: from here on a new danger is a new task. */
export async function confirmWaiting(context: Context, r: Tx, complaintId: ComplaintId, by: UserId): Promise<void> {
  const waiting = (await r.dangers.ofComplaint(complaintId)).find(isUnconfirmed);
  if (waiting) await confirm(context, r, waiting, by, by);
}

async function known(r: Snapshot, dangerId: DangerId): Promise<Danger> {
  const danger = await r.dangers.byId(dangerId);
  if (danger === null) throw new DomainError('notFound');
  return danger;
}

export interface DangerUseCases {
  /** The limits of a danger begin when it was found. */
  watchDanger(job: JobContext, dangerId: DangerId): Promise<void>;
  /** A person of the safety department has taken it on: the limit is met. */
  confirmDanger(job: JobContext, dangerId: DangerId): Promise<void>;
  /** It was urged as well: nothing is left to do. */
  closeDanger(job: JobContext, dangerId: DangerId): Promise<void>;
}

export function dangerUseCases(context: Context): DangerUseCases {
  const { store } = context.deps;

  return {
    async watchDanger(job, dangerId) {
      const { complaintId, foundAt } = await known(store.read, dangerId);
      const before = await context.complaint(store.read, complaintId);
      const supervision = await context.supervisionOf(before);
      const limits = await limitsFrom(context, before, 'safety-identified', { supervision });
      const time = await context.time(supervision, before.bundleId);
      const { actor } = job;
      await context.ofCase(complaintId).changeOnce(job.occurrence, 'danger.watch', async (r) => {
        const complaint = await context.complaint(r, complaintId);
        await startClocks(context, r, complaint, limits, { startedAt: foundAt, actor, time, supervision });
        // A person who was quicker than this job has met the limit.
        const { confirmedAt } = await known(r, dangerId);
        if (confirmedAt !== null)
          await meetClocks(context, r, complaintId, 'safety-confirmed', { at: confirmedAt, actor });
        await moveWorkItems(r, complaintId);
      });
    },
    async confirmDanger(job: JobContext, dangerId) {
      const { complaintId } = await known(store.read, dangerId);
      await context.ofCase(complaintId).changeOnce(job.occurrence, 'danger.confirm', async (r) => {
        const danger = await known(r, dangerId);
        if (isUnconfirmed(danger)) await confirm(context, r, danger, null, job.actor);
      });
      await recordCaseEvent(context, job, complaintId, 'safety-confirmed', { facts: { dangerId } });
    },
    async closeDanger(job, dangerId) {
      const { complaintId } = await known(store.read, dangerId);
      await context.ofCase(complaintId).changeOnce(job.occurrence, 'danger.close', async (r) => {
        const danger = await known(r, dangerId);
        if (danger.endedAt !== null) return;
        const endedAt = context.now();
        await r.dangers.end(danger, endedAt);
        const facts = { dangerId, endedAt };
        await context.record(r, { type: 'danger.ended', complaintId, actor: job.actor, facts });
      });
      await recordCaseEvent(context, job, complaintId, 'safety-urged', { facts: { dangerId } });
    },
  };
}
