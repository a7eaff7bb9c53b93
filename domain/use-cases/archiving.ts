/** The end of a case: sealed with its outcome, kept as long as the company's table says, open to dispute for a while. */
import { SetUpError } from '../jobs.js';
import { localDateOf, yearsAfter } from '../time/local-date.js';
import type { Complaint, Id, Instant, LocalDate, Outcome } from '../model.js';
import type { Repositories } from '../repositories.js';
import { recordEnd } from './case-events.js';
import type { Context } from './context.js';
import { daysFrom, disputesLeft, type OnlineSettings, onlineSettings } from './online.js';
import type { UseCases } from './use-cases.js';

/** What a disputed case is again that was archived. */
export const OPEN_AGAIN: Partial<Complaint> = {
  outcome: null,
  archivedAt: null,
  reopenUntil: null,
  retentionClass: null,
  retainUntil: null,
};

/** Of these nothing was answered that could be disputed: the complainant did not want it, or signed for it. */
const FINAL_OUTCOMES: readonly Outcome[] = ['declined', 'withdrawn', 'settled'];

/** One row of `retention_<company>`. */
interface Retention {
  retentionClass: string;
  years: number;
}

export function archivingUseCases(context: Context): Pick<UseCases, 'archiveComplaint' | 'recordWithdrawal'> {
  const { store, engine, zone } = context.deps;

  async function retention(complaint: Complaint, outcome: Outcome): Promise<Retention> {
    const { report, major, category } = complaint;
    const table = `retention_${await context.supervisionOf(complaint)}`;
    const found = (await engine.evaluateDecision(table, { report, major, category, outcome })) as Retention | null;
    if (typeof found?.years !== 'number') throw new SetUpError(`The table ${table} has no row for ${complaint.id}.`);
    return found;
  }

  /** By the disputes that there are when it is archived: one may come while the job is at work. */
  async function endOfDispute(
    r: Repositories,
    complaintId: Id,
    outcome: Outcome,
    { now, settings }: { now: Instant; settings: OnlineSettings },
  ): Promise<Instant> {
    if (FINAL_OUTCOMES.includes(outcome)) return now;
    return disputesLeft(await r.ledger.ofComplaint(complaintId), settings)
      ? daysFrom(now, settings.disputeDays, zone)
      : now;
  }

  const endOfRetention = (at: Instant, years: number): LocalDate => yearsAfter(localDateOf(at, zone), years);

  return {
    async archiveComplaint(job, complaintId, outcome) {
      const before = await context.complaint(store.read, complaintId);
      const now = context.now();
      const { retentionClass, years } = await retention(before, outcome);
      const settings = await onlineSettings(context, before);
      const changesIn = async (r: Repositories): Promise<Partial<Complaint>> => ({
        outcome,
        archivedAt: now,
        retentionClass,
        retainUntil: endOfRetention(now, years),
        reopenUntil: await endOfDispute(r, complaintId, outcome, { now, settings }),
      });
      await recordEnd(context, job, complaintId, changesIn, 'archived');
      // A job that was delivered twice is told what the first found.
      const { reopenUntil } = await context.complaint(store.read, complaintId);
      return { reopenUntil: reopenUntil ?? now };
    },
    recordWithdrawal: (job, complaintId) =>
      recordEnd(context, job, complaintId, () => Promise.resolve({ outcome: 'withdrawn' }), 'withdrawn'),
  };
}
