/** Tasks that are done: what was submitted, what it says of the case, and drafts. */
import type { Complaint } from '../cases/model.js';
import { CONTENT_NAMES, CONTENT_WORDS, indexWords, refuseTooLong } from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf, idOfMatter } from '../core/matter.js';
import type { Tx } from '../core/store.js';
import { rolesOfTask } from '../definitions/index.js';
import { findingsIn, type FormRoles, holdsContent, type Values } from '../forms/index.js';
import { isCategory, isChannel } from '../organisation/model.js';
import type { User } from '../people/model.js';
import { findDanger, confirmWaiting } from '../safety/index.js';
import { tellBySubmission, tellByTask } from '../telling/index.js';
import { claim } from './claiming.js';
import type { SubmissionId, WorkItemId } from './ids.js';
import { isDone, type TaskAtHand, refuseReturned, visible, takenBy, mayKnow, inCaseOf } from './matter.js';
import type { WorkItem } from './model.js';
import { recuseSubject } from './recusal.js';
import { workItemRights } from './rights.js';

/** A person who submits a form that records it has confirmed danger: that moment counts. */
const CONFIRMED = 'safety-confirmed';

/** Nothing is handed to a department that is kept from the case. @throws {DomainError} invalid */
function refuseRecused({ at }: TaskAtHand, data: Record<string, unknown>): void {
  const departments = at.case?.recused.flatMap(({ kept }) => (kept.kind === 'department' ? kept.department : [])) ?? [];
  const fields = Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => [value].flat().some((one) => departments.some((department) => department === one)))
      .map(([key]) => [key, 'recused']),
  );
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
}

/** What a form says of a complaint, by the pieces that its fields hold. */
type Told = Record<string, unknown>;

const toldIn = ({ content }: FormRoles, data: Record<string, unknown>): Told =>
  Object.fromEntries(Object.entries(content).map(([piece, key]) => [piece, data[key]]));

/** A form that holds pieces of it corrects what was filed: a new version, the old one stays. */
async function updateContent(
  context: Context,
  r: Tx,
  user: User,
  complaint: Complaint,
  told: Told,
  mayKnow: boolean,
): Promise<Complaint> {
  const { version, content } = await context.content(r, complaint.id);
  // A person who may not know who made a report cannot correct it either: what stands in the form is a placeholder.
  const fields = mayKnow ? CONTENT_NAMES : CONTENT_WORDS;
  const given = Object.fromEntries(
    fields.filter((name) => typeof told[name] === 'string').map((name) => [name, told[name]]),
  );
  const merged: ComplaintContent = { ...content, ...given };
  refuseTooLong(merged, content);
  if (JSON.stringify(merged) !== JSON.stringify(content)) {
    const { sealed, digest } = await context.sealJson(r, complaint.id, merged);
    await r.contents.put({ complaintId: complaint.id, version: version + 1, sealed, by: user.id, at: context.now() });
    await indexWords(context, r, complaint, merged);
    await context.record(r, {
      type: 'content.corrected',
      complaintId: complaint.id,
      actor: user.id,
      facts: { contentVersion: version + 1 },
      payloadDigest: digest,
    });
  }
  const facts = {
    // The form has offered them from the lists, or as an earlier bundle had them.
    channel: isChannel(told['channel']) ? told['channel'] : complaint.channel,
    category: isCategory(told['category']) ? told['category'] : complaint.category,
    safetyHazard: 'safetyHazard' in told ? told['safetyHazard'] === true : complaint.safetyHazard,
  };
  const updated = await r.complaints.change(complaint, facts);
  await context.record(r, {
    type: 'complaint.described',
    complaintId: complaint.id,
    actor: user.id,
    facts: { ...facts, state: updated.state, version: updated.version },
  });
  if (!facts.safetyHazard || complaint.safetyHazard) return updated;
  return findDanger(context, r, updated, { source: 'registration', actor: user.id });
}

/** What a form's answers mean for its case, besides what its process makes of them. */
async function applyRoles(
  context: Context,
  r: Tx,
  user: User,
  { matter, complaint, roles, data }: { matter: TaskAtHand; complaint: Complaint; roles: FormRoles; data: Values },
): Promise<{ subjectUnknown: boolean }> {
  if (roles.records.includes(CONFIRMED)) await confirmWaiting(context, r, complaint.id, user.id);
  // A person who was visited told of danger.
  const told = roles.danger.some((key) => data[key] === true)
    ? await findDanger(context, r, complaint, { source: 'visit', actor: user.id })
    : complaint;
  if (holdsContent(roles)) await updateContent(context, r, user, told, toldIn(roles, data), mayKnow(user, matter));
  if (roles.subject === null) return { subjectUnknown: false };
  return { subjectUnknown: await recuseSubject(context, r, user, complaint.id, data[roles.subject]) };
}

/** There is one draft of a task: that of the person who has it in hand. */
async function keepDraft(context: Context, by: User, id: WorkItemId, data: Record<string, unknown>): Promise<void> {
  const inCase = await inCaseOf(context, id);
  await inCase.actAgain(by, async (r, user) => {
    const { item, at } = await visible(context, r, user, id);
    if (item.assignee !== user.id) await refuseReturned(context, r, user, id);
    if (isDone(item)) throw new DomainError('alreadyDone');
    if (!workItemRights.submit(user, at)) throw new DomainError('forbidden');
    if (item.state === 'claimed' && item.assignee !== user.id) throw await takenBy(r, item);
    const { sealed } = await context.sealJson(r, idOfMatter(item.matter), data);
    await r.submissions.putDraft(item.id, item.matter, sealed, context.now());
  });
}

export interface SubmittingUseCases {
  /**
   * One transaction: submission (encrypted), ledger, outbox `complete-user-task` with `variables` (already
   * validated against the pinned form and reduced to its process variables by domain/forms). `subjectUnknown`: whoever
   * the complaint is about has no account, so that nobody is kept from the case. `check` looks at both inside the
   * transaction, and throws where they are not what was meant.
   */
  submitWorkItem(
    user: User,
    workItemId: WorkItemId,
    data: Record<string, unknown>,
    variables: Record<string, unknown>,
    check?: (item: WorkItem, complaint: Complaint | null) => void,
  ): Promise<{ submissionId: SubmissionId; subjectUnknown: boolean }>;
  saveDraft(user: User, workItemId: WorkItemId, data: Record<string, unknown>): Promise<void>;
}

export function submittingUseCases(context: Context): SubmittingUseCases {
  const { store } = context.deps;

  return {
    async submitWorkItem(by, id, data, variables, check) {
      const before = await visible(context, store.read, by, id);
      if (before.item.state === 'canceled') {
        await keepDraft(context, by, before.item.id, data);
        throw new DomainError('taskGone');
      }
      const roles = await rolesOfTask(context, before.complaint?.bundleId ?? null, before.item);
      return context.ofCase(caseOf(before.item.matter)).act(by, async (r, user) => {
        const matter = await visible(context, r, user, id);
        const { item, complaint } = matter;
        check?.(item, complaint);
        if (item.assignee !== user.id) await refuseReturned(context, r, user, id);
        if (isDone(item)) throw new DomainError('alreadyDone');
        const claimed = await claim(context, r, user, matter);
        refuseRecused(matter, data);
        const at = context.now();
        const { elementInstanceKey, userTaskKey, elementId, formId } = item;
        const found = findingsIn(roles, data);
        await r.workItems.update({
          ...claimed,
          state: 'submitted',
          completedAt: at,
          records: [...roles.records],
          ...found,
        });
        const { sealed, digest } = await context.sealJson(r, idOfMatter(item.matter), data);
        const submissionId = context.newId<SubmissionId>();
        await r.submissions.insert({
          id: submissionId,
          matter: item.matter,
          workItemId: id,
          elementId,
          formId,
          by: user.id,
          at,
          sealed,
        });
        await r.submissions.dropDraft(id);
        const { subjectUnknown } =
          complaint === null
            ? { subjectUnknown: false }
            : await applyRoles(context, r, user, { matter, complaint, roles, data });
        await context.record(r, {
          type: 'work-item.submitted',
          complaintId: caseOf(item.matter),
          actor: user.id,
          facts: {
            ...{ workItemId: id, elementId, formId, submissionId },
            ...{ completedAt: at, records: roles.records.join(' '), ...found },
          },
          payloadDigest: digest,
        });
        await tellByTask(context, r, caseOf(item.matter), user);
        await context.send(r, 'complete-user-task', { workItemId: id, elementInstanceKey, userTaskKey, variables });
        // After the task itself: what else waits for the complainant to be told does not end this one first.
        if (complaint !== null)
          await tellBySubmission(context, r, user, { complaint, roles, data, after: elementInstanceKey });
        return { submissionId, subjectUnknown };
      });
    },
    saveDraft: (by, id, data) => keepDraft(context, by, id, data),
  };
}
