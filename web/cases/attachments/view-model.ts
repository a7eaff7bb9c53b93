import { type AttachmentView, ATTACHMENT_REMOVAL_REASONS } from '../../../domain/attachments/index.js';
import type { Complaint } from '../../../domain/cases/index.js';
import { attachmentModels } from '../../attachments/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { AttachmentModel } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls, withQuery } from '../../shell/urls.js';

export interface RemovalModel extends PageModel {
  number: string;
  attachments: AttachmentModel[];
  /** That the complainant is told; '' where it is none of theirs. */
  told: string;
  action: string;
  backHref: string;
  reasons: { value: string; text: string; selected: boolean }[];
  reasonError: string;
}

/** @param backHref the case, with the list that a person came from */
export function removalModel(
  known: RequestContext,
  { id: complaintId, number }: Complaint,
  attachment: AttachmentView,
  backHref: string,
  reasonMissing: boolean,
): RemovalModel {
  const { t } = known;
  const reasonError = reasonMissing ? t('desk.attachmentRemoval.reasonMissing') : '';
  const choice = (value: string, text: string) => ({ value, text, selected: value === '' });
  const list = backHref.split('?')[1] ?? '';
  const action = urls.deskAttachmentRemoval(complaintId, attachment.id);
  return {
    title: t('common.attachments.removeTitle'),
    layout: 'wide',
    number,
    attachments: attachmentModels(known, [attachment], {
      open: (id) => urls.deskAttachment(complaintId, id),
      remove: null,
    }),
    told: attachment.by === 'complainant' ? t('desk.attachmentRemoval.told') : '',
    action: list === '' ? action : withQuery(action, list),
    address: list === '' ? action : withQuery(action, list),
    backHref,
    reasons: [
      choice('', t('desk.choose')),
      ...ATTACHMENT_REMOVAL_REASONS.map((reason) => choice(reason, t(`common.attachments.reasons.${reason}`))),
    ],
    reasonError,
    errors: reasonError === '' ? [] : [{ text: reasonError, href: '#reason' }],
  };
}
