/**
 * What was submitted stays; a correction of it is a further version beside it. What went to the process decided there and
 * is done again there only: the web application, which knows the form, hands over answers with those as they were.
 */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { Snapshot, Tx } from '../core/store.js';
import { formIn, rolesIn, type RolesOf } from '../definitions/index.js';
import type { ElementDefinition } from '../definitions/model.js';
import { changedKeys } from '../forms/correction.js';
import { findingsIn, type FormRoles, holdsContent, type Schema } from '../forms/index.js';
import type { Values } from '../forms/submission.js';
import type { User } from '../people/model.js';
import type { SubmissionId, WorkItemId } from './ids.js';
import type { WorkItem } from './model.js';
import { namedTasks } from './named.js';
import type { StoredSubmission } from './store.js';
import { submissionRights } from './submission-rights.js';
import type { SubmissionVersion } from './views.js';

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

  /** What the forms of a case mean; none of one that nobody knows. */
  const rolesOfCase = async (complaintId: ComplaintId): Promise<RolesOf> =>
    rolesIn(context, (await store.read.complaints.byId(complaintId))?.bundleId ?? null);

  /** A submission of another case is as unknown as one that never was; what holds the content is corrected as that is. */
  async function submissionFor(
    r: Snapshot,
    user: User,
    complaintId: ComplaintId,
    { id, rolesOf }: { id: SubmissionId; rolesOf: RolesOf },
  ) {
    const complaint = await context.caseFor(r, user, 'see', complaintId);
    const submission = (await r.submissions.ofComplaint(complaintId)).find((one) => one.id === id);
    const roles = rolesOf(submission?.formId ?? '');
    if (submission === undefined || holdsContent(roles)) throw new DomainError('notFound');
    const at = { submission, case: await context.caseAtHand(r, complaint) };
    if (!submissionRights.correct(user, at)) throw new DomainError('forbidden');
    const { by, at: when, sealed } = submission;
    const versions = (await submissionVersions(context, r, complaintId)).get(id) ?? [
      { version: 1, by, at: when, reason: null, data: await context.openJson<Values>(r, complaintId, sealed) },
    ];
    return { complaint, submission, versions, roles };
  }

  /** What is counted of the answers goes with them. */
  async function updateFindings(r: Tx, id: WorkItemId | null, roles: FormRoles, data: Values) {
    const item = id === null ? null : await r.workItems.byId(id);
    const found = findingsIn(roles, data);
    if (item === null) return {};
    if (changedKeys({ ...item, ...found }, { ...item }).length > 0) await r.workItems.update({ ...item, ...found });
    return { workItemId: item.id, ...found };
  }

  return {
    async submissionToCorrect(user, complaintId, submissionId) {
      const r = store.read;
      const { complaint, submission, versions } = await submissionFor(r, user, complaintId, {
        id: submissionId,
        rolesOf: await rolesOfCase(complaintId),
      });
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
    async correctSubmission(by, complaintId, submissionId, { version, data }, reason) {
      const rolesOf = await rolesOfCase(complaintId);
      await context.ofCase(complaintId).act(by, async (r, user) => {
        const known = await submissionFor(r, user, complaintId, { id: submissionId, rolesOf });
        const { versions, roles, submission } = known;
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
        const counted = await updateFindings(r, submission.workItemId, roles, data);
        await context.record(r, {
          type: 'submission.corrected',
          complaintId,
          actor: user.id,
          facts: {
            submissionId,
            submissionVersion: version + 1,
            fields: fields.join(' '),
            reasonDigest: why.digest,
            ...counted,
          },
          payloadDigest: digest,
        });
      });
    },
  };
}
