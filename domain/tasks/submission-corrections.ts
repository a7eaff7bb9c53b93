/**
 * What was submitted stays; a correction of it is a further version beside it. What went to the process decided there and
 * is done again there only: the web application, which knows the form, hands over answers with those as they were.
 */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { Snapshot } from '../core/store.js';
import { formIn } from '../definitions/index.js';
import type { ElementDefinition } from '../definitions/model.js';
import { changedKeys } from '../forms/correction.js';
import type { Schema } from '../forms/index.js';
import type { Values } from '../forms/submission.js';
import type { User } from '../people/model.js';
import type { SubmissionId } from './ids.js';
import type { WorkItem } from './model.js';
import { namedTasks } from './named.js';
import type { StoredSubmission } from './store.js';
import { submissionRights } from './submission-rights.js';
import type { SubmissionVersion } from './views.js';

/** The registration holds the complaint's content: that is corrected as such. */
export const CORRECTED_ELSEWHERE: readonly string[] = ['register'];

export interface SubmissionToCorrect {
  complaint: Complaint;
  item: WorkItem;
  /** What its own diagram says of the task; null where that cannot be asked for now. */
  element: ElementDefinition | null;
  submission: Pick<StoredSubmission, 'id' | 'elementId' | 'formId' | 'by' | 'at'>;
  /** What was answered, as the case's bundle asks it. */
  form: Schema | null;
  /** The first first. */
  versions: SubmissionVersion[];
  names: Record<string, string>;
}

export interface SubmissionCorrectionUseCases {
  /** @throws {DomainError} notFound, forbidden */
  submissionToCorrect(user: User, complaintId: ComplaintId, submissionId: SubmissionId): Promise<SubmissionToCorrect>;
  /**
   * `version`: of the answers that the form was opened with.
   * @throws {DomainError} notFound, forbidden; stale; invalid: `reason` (required), `changes` (unchanged)
   */
  correctSubmission(
    user: User,
    complaintId: ComplaintId,
    submissionId: SubmissionId,
    given: { version: number; data: Values },
    reason: string,
  ): Promise<void>;
}

/** Every version of the corrected submissions of a case, by submission; nothing to read where it was erased. */
export async function submissionVersions(
  context: Context,
  r: Snapshot,
  complaintId: ComplaintId,
): Promise<Map<SubmissionId, SubmissionVersion[]>> {
  const found = new Map<SubmissionId, SubmissionVersion[]>();
  for (const { submissionId, version, by, at, sealed, reasonSealed } of await r.submissions.versionsOf(complaintId)) {
    const data = await context.openUnlessErased<Values>(r, complaintId, sealed, {});
    const why =
      reasonSealed === null
        ? null
        : await context.openUnlessErased<{ reason: string | null }>(r, complaintId, reasonSealed, { reason: null });
    const one = { version, by, at, reason: why?.reason ?? null, data };
    found.set(submissionId, [...(found.get(submissionId) ?? []), one]);
  }
  return found;
}

export function submissionCorrectionUseCases(context: Context): SubmissionCorrectionUseCases {
  const { store } = context.deps;

  /** A submission of another case is as unknown as one that never was. */
  async function submissionFor(r: Snapshot, user: User, complaintId: ComplaintId, id: SubmissionId) {
    const complaint = await context.caseFor(r, user, 'see', complaintId);
    const submission = (await r.submissions.ofComplaint(complaintId)).find((one) => one.id === id);
    if (submission === undefined || CORRECTED_ELSEWHERE.includes(submission.formId)) throw new DomainError('notFound');
    const at = { submission, case: await context.caseAtHand(r, complaint) };
    if (!submissionRights.correct(user, at)) throw new DomainError('forbidden');
    const { by, at: when, sealed } = submission;
    const versions = (await submissionVersions(context, r, complaintId)).get(id) ?? [
      { version: 1, by, at: when, reason: null, data: await context.openJson<Values>(r, complaintId, sealed) },
    ];
    return { complaint, submission, versions };
  }

  return {
    async submissionToCorrect(user, complaintId, submissionId) {
      const r = store.read;
      const { complaint, submission, versions } = await submissionFor(r, user, complaintId, submissionId);
      const item = submission.workItemId === null ? null : await r.workItems.byId(submission.workItemId);
      if (item === null) throw new DomainError('notFound');
      const { id, elementId, formId, by, at } = submission;
      const names = Object.fromEntries((await r.people.all()).map((one) => [one.id, one.displayName]));
      const [named] = await namedTasks(context, [item]);
      return {
        complaint,
        item,
        element: named?.element ?? null,
        submission: { id, elementId, formId, by, at },
        form: await formIn(context, complaint.bundleId, formId),
        versions,
        names,
      };
    },
    correctSubmission: (by, complaintId, submissionId, { version, data }, reason) =>
      context.ofCase(complaintId).act(by, async (r, user) => {
        const { versions } = await submissionFor(r, user, complaintId, submissionId);
        const latest = versions.at(-1);
        if (latest?.version !== version) throw new DomainError('stale', { version: latest?.version });
        const fields = changedKeys(latest.data, data);
        const inReason = mistakeInReason(reason);
        const mistakes = {
          ...(inReason !== null && { reason: inReason }),
          ...(fields.length === 0 && { changes: 'unchanged' }),
        };
        if (Object.keys(mistakes).length > 0) throw new DomainError('invalid', { fields: mistakes });
        const { sealed, digest } = await context.sealJson(r, complaintId, data);
        const why = await context.sealJson(r, complaintId, { reason: reason.trim() });
        const row = { submissionId, complaintId, version: version + 1, sealed, reasonSealed: why.sealed };
        await r.submissions.insertVersion({ ...row, by: user.id, at: context.now() });
        await context.record(r, {
          type: 'submission.corrected',
          complaintId,
          actor: user.id,
          facts: {
            submissionId,
            submissionVersion: version + 1,
            fields: fields.join(' '),
            reasonDigest: why.digest,
          },
          payloadDigest: digest,
        });
      }),
  };
}
