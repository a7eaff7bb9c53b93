/** The link by which a complainant evaluates: only this application can make its token. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';

/** null: of none, where nobody may learn that there is none. 27 characters of base64url: 162 bits of a keyed hash. */
export const evaluationToken = ({ deps }: Context, complaintId: ComplaintId | null): string =>
  deps.keys.hash('evaluation link', complaintId ?? 'unknown');

/** '' where the portal's public address is not known: the notice then asks for number and code. */
export const evaluationLink = (context: Context, { id, number }: Complaint): string =>
  context.deps.evaluationUrl?.(number, evaluationToken(context, id)) ?? '';

/** What staff see of a notice: the person who has the link could evaluate in the complainant's place. */
export const withoutEvaluationLink = (context: Context, complaintId: ComplaintId, text: string): string =>
  text.replaceAll(evaluationToken(context, complaintId), '……');
