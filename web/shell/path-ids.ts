/** Ids out of addresses: each parameter has a name, and its name says whose id it is. */
import type { AttachmentId } from '../../domain/attachments/index.js';
import type { ComplaintId, RecusalId } from '../../domain/cases/index.js';
import { isId } from '../../domain/core/index.js';
import type { ClockId } from '../../domain/deadlines/index.js';
import type { DeliveryId, HookId } from '../../domain/deliveries/index.js';
import type { DutyId } from '../../domain/duties/index.js';
import type { InboxEntryId } from '../../domain/inbox/index.js';
import type { MassEventId } from '../../domain/mass-events/index.js';
import type { FindingId } from '../../domain/monitor/index.js';
import type { AbsenceId, UserId } from '../../domain/people/index.js';
import type { ProposalId } from '../../domain/policies/index.js';
import type { SubmissionId, WorkItemId } from '../../domain/tasks/index.js';
import { HttpError } from './errors.js';

interface PathIds {
  absenceId: AbsenceId;
  attachmentId: AttachmentId;
  clockId: ClockId;
  complaintId: ComplaintId;
  deliveryId: DeliveryId;
  dutyId: DutyId;
  entryId: InboxEntryId;
  eventId: MassEventId;
  findingId: FindingId;
  hookId: HookId;
  proposalId: ProposalId;
  recusalId: RecusalId;
  submissionId: SubmissionId;
  userId: UserId;
  workItemId: WorkItemId;
}

/** undefined where there is none, or something that is no id. */
export function idIn<Name extends keyof PathIds>(
  values: Readonly<Record<string, unknown>>,
  name: Name,
): PathIds[Name] | undefined {
  const value = values[name];
  return isId<PathIds[Name]>(value) ? value : undefined;
}

/** @throws {HttpError} notFound, for what is no id: there is nothing of that name */
export function pathId<Name extends keyof PathIds>(
  { params }: { params: Readonly<Record<string, unknown>> },
  name: Name,
): PathIds[Name] {
  const found = idIn(params, name);
  if (found === undefined) throw new HttpError('notFound');
  return found;
}
