/** What users may do with an attachment of a case. */
import { type CaseAtHand, caseRights, seesAs } from '../cases/rights.js';
import type { Rights } from '../people/capacity.js';
import type { UserId } from '../people/ids.js';

export interface AttachmentAtHand {
  attachment: { by: UserId | 'complainant' };
  case: CaseAtHand;
}

export const ATTACHMENT_VERBS = ['remove'] as const;

export type AttachmentVerb = (typeof ATTACHMENT_VERBS)[number];

export const attachmentRights: Rights<AttachmentVerb, AttachmentAtHand> = {
  // One's own; those of others, above all the complainant's evidence, the complaint office alone.
  remove: (user, { attachment, case: at }) =>
    at.complaint.erasedAt === null &&
    caseRights.seeIdentity(user, at) &&
    (attachment.by === user.id || seesAs('complaint-office')(user, at)),
};
