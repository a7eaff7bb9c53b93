import type { AttachmentView } from '../../../domain/attachments/index.js';
import { attachmentModels } from '../../attachments/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { AttachmentModel } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { withKey, urls } from '../../shell/urls.js';
import type { Pass } from '../tracking-pass.js';

export interface RemovalModel extends PageModel {
  attachments: AttachmentModel[];
  action: string;
  backHref: string;
}

export function removalModel(known: RequestContext, { key }: Pass, attachment: AttachmentView): RemovalModel {
  const ofIt = (address: string): string => withKey(address, 'complaint', key);
  return {
    title: known.t('common.attachments.removeTitle'),
    tied: { complaint: key },
    address: ofIt(urls.trackAttachmentRemoval(attachment.id)),
    attachments: attachmentModels(known, [attachment], { open: (id) => ofIt(urls.trackAttachment(id)), remove: null }),
    action: urls.trackAttachmentRemoval(attachment.id),
    backHref: ofIt(urls.trackedComplaint),
  };
}
