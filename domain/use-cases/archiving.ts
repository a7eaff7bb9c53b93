/** The end of a case: sealed with its outcome, kept as long as the company's table says, open to dispute for a while. */
import { SetUpError } from '../jobs.js';
import { localDateOf, yearsAfter } from '../time/local-date.js';
import type { Complaint, Instant, LocalDate, Outcome } from '../model.js';
import { recordEnd } from './case-events.js';
import type { Context } from './context.js';
import { daysFrom, disputesLeft, onlineSettings } from './online.js';
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

  async function endOfDispute(complaint: Complaint, outcome: Outcome, now: Instant): Promise<Instant> {
    if (FINAL_OUTCOMES.includes(outcome)) return now;
    const settings = await onlineSettings(context, complaint);
    const timeline = await store.read.ledger.ofComplaint(complaint.id);
    return disputesLeft(timeline, settings) ? daysFrom(now, settings.disputeDays, zone) : now;
  }

  const endOfRetention = (at: Instant, years: number): LocalDate => yearsAfter(localDateOf(at, zone), years);

  return {
    async archiveComplaint(job, complaintId, outcome) {
      const before = await context.complaint(store.read, complaintId);
      const archivedAt = context.now();
      const { retentionClass, years } = await retention(before, outcome);
      const changes = {
        outcome,
        archivedAt,
        retentionClass,
        retainUntil: endOfRetention(archivedAt, years),
        reopenUntil: await endOfDispute(before, outcome, archivedAt),
      };
      await recordEnd(context, job, complaintId, changes, 'archived');
      // A job that was delivered twice is told what the first found.
      const { reopenUntil } = await context.complaint(store.read, complaintId);
      return { reopenUntil: reopenUntil ?? archivedAt };
    },
    recordWithdrawal: (job, complaintId) => recordEnd(context, job, complaintId, { outcome: 'withdrawn' }, 'withdrawn'),
  };
}
