/** The end of a case: sealed with its outcome, kept as long as the company's table says, open to dispute for a while. */
import { isNumber, isText, rowOf } from '../core/answers.js';
import type { Context } from '../core/context.js';
import { SetUpError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import type { Snapshot } from '../core/store.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import { yearsAfter, localDateOf } from '../core/time/local-date.js';
import { recordEnd } from '../deadlines/index.js';
import { hearing } from '../definitions/index.js';
import { type OnlineSettings, onlineSettings } from '../policies/index.js';
import { courseOf, disputesLeft, daysFrom, TOLD_BY } from '../portal/index.js';
import type { ComplaintId } from './ids.js';
import type { Outcome, Complaint, ComplaintChanges } from './model.js';

/** Of these nothing was answered that could be disputed: the complainant did not want it, or signed for it. */
const FINAL_OUTCOMES: readonly Outcome[] = ['declined', 'withdrawn', 'settled'];

/** One row of `retention_<company>`. */
interface Retention {
  retentionClass: string;
  years: number;
}

/** What a class is called is the company's own word. */
const isRetention = rowOf<Retention>({ retentionClass: isText, years: isNumber });

export interface ArchivingUseCases {
  /** With how long it is kept, and until when its answer may be disputed (now, where it may not be). */
  archiveComplaint(job: JobContext, complaintId: ComplaintId, outcome: Outcome): Promise<{ reopenUntil: Instant }>;
  recordWithdrawal(job: JobContext, complaintId: ComplaintId): Promise<void>;
}

export function archivingUseCases(context: Context): ArchivingUseCases {
  const { store, zone } = context.deps;

  async function retention(complaint: Complaint, outcome: Outcome): Promise<Retention> {
    const { report, major, category, bundleId } = complaint;
    const table = `retention_${await context.supervisionOf(complaint)}`;
    const found = await context.decide(bundleId, table, { report, major, category, outcome });
    if (!isRetention(found)) throw new SetUpError(`The table ${table} has no row for ${complaint.id}.`);
    return found;
  }

  /** By the disputes that there are when it is archived: one may come while the job is at work. */
  async function endOfDispute(
    r: Snapshot,
    complaintId: ComplaintId,
    outcome: Outcome,
    { now, settings, heard }: { now: Instant; settings: OnlineSettings; heard: boolean },
  ): Promise<Instant> {
    if (FINAL_OUTCOMES.includes(outcome) || !heard) return now;
    return disputesLeft(await courseOf(r, complaintId), settings) ? daysFrom(now, settings.disputeDays, zone) : now;
  }

  const endOfRetention = (at: Instant, years: number): LocalDate => yearsAfter(localDateOf(at, zone), years);

  return {
    async archiveComplaint(job, complaintId, outcome) {
      const before = await context.complaint(store.read, complaintId);
      const now = context.now();
      const { retentionClass, years } = await retention(before, outcome);
      const settings = await onlineSettings(context, before);
      // The diagram of an earlier release is over with the archive.
      const heard = (await hearing(context, before))(TOLD_BY.canDispute);
      const changesIn = async (r: Snapshot): Promise<ComplaintChanges> => ({
        outcome,
        archivedAt: now,
        retentionClass,
        retainUntil: endOfRetention(now, years),
        reopenUntil: await endOfDispute(r, complaintId, outcome, { now, settings, heard }),
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
