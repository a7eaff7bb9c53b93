/** What shows that the notices of a case were told. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import type { Snapshot } from '../core/store.js';
import type { EvidenceView } from './model.js';

/** @param reveal whether words are shown that may name the complainant, or people around them */
export async function openEvidence(
  context: Context,
  r: Snapshot,
  complaintId: ComplaintId,
  reveal: boolean,
): Promise<EvidenceView[]> {
  const found = await r.notices.evidenceOf(complaintId);
  return Promise.all(
    found.map(async ({ sealed, ...one }) => ({
      ...one,
      words:
        reveal && sealed !== null
          ? await context.openUnlessErased<Record<string, string>>(r, complaintId, sealed, {})
          : {},
    })),
  );
}
