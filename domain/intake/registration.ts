/**
 * Whoever writes a complaint down at the desk answers what the task of registering asks in the same breath. Whether that
 * is the registration the process decides, by the policy's table: its task is left to whoever the table names.
 */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import { rolesIn } from '../definitions/index.js';
import { capacitiesOf } from '../people/capacity.js';
import type { User } from '../people/model.js';
import type { SubmissionId } from '../tasks/ids.js';
import { recuseSubject } from '../tasks/index.js';
import type { Registration } from './model.js';

/** The same with whom it is about, as its form asks for them. Asked before the transaction. */
export async function withSubject(context: Context, registration: Registration): Promise<Registration> {
  const { subject } = (await rolesIn(context, null))(registration.formId);
  return { ...registration, subject: subject === null ? null : registration.data[subject] };
}

/** What was answered is kept like what is submitted at a task. @returns whether nobody of the name complained about was found */
export async function keepRegistration(
  context: Context,
  r: Tx,
  by: User,
  complaintId: ComplaintId,
  { elementId, formId, data, variables, subject }: Registration,
): Promise<{ subjectUnknown: boolean }> {
  const { sealed, digest } = await context.sealJson(r, complaintId, data);
  const id = context.newId<SubmissionId>();
  const at = context.now();
  await r.submissions.insert({
    id,
    matter: { kind: 'case', complaintId },
    workItemId: null,
    elementId,
    formId,
    by: by.id,
    at,
    sealed,
  });
  const registeredBy = [...new Set(capacitiesOf(by).flatMap(({ groups }) => groups))].join(' ');
  await context.record(r, {
    type: 'complaint.registered',
    complaintId,
    actor: by.id,
    facts: { ...variables, submissionId: id, registeredBy, elementId, formId },
    payloadDigest: digest,
  });
  return { subjectUnknown: await recuseSubject(context, r, by, complaintId, subject) };
}
