/** How the process of a complaint begins. */
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import type { Complaint } from './model.js';

/** Starts the process of a complaint, for the first time or anew, with what was registered at the desk. */
export async function startProcess(context: Context, r: Tx, complaint: Complaint): Promise<void> {
  const { id: complaintId, policyVersion, heardBy, matterKind, channel, category, safetyHazard } = complaint;
  const [told] = await r.ledger.ofCase(complaintId, ['complaint.registered']);
  const { submissionId: _kept, elementId: _at, formId: _form, registeredBy, ...facts } = told?.facts ?? {};
  const registered = told && {
    ...facts,
    // As they are now: they may have been corrected.
    channel,
    category,
    safetyHazard,
    registeredBy: String(registeredBy).split(' '),
  };
  await context.publish(r, 'complaint-received', complaintId, {
    ...{ complaintId, policyVersion, heardBy, matterKind },
    ...registered,
  });
}
