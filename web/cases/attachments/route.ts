/** Attachments of a case on the desk: evidence to read, to add, and to remove with a reason. */
import { type Request, Router, type RequestHandler, type Response } from 'express';
import { ATTACHMENT_REMOVAL_REASONS } from '../../../domain/attachments/index.js';
import type { ComplaintId } from '../../../domain/cases/index.js';
import { DomainError } from '../../../domain/core/index.js';
import { addedInWords, refusalInWords, sendAttachment } from '../../attachments/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash } from '../../shell/flash.js';
import { query, field } from '../../shell/form-fields.js';
import { filesOf, receiveFiles } from '../../shell/middleware/read-files.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { casePage, caseAddress } from '../case/page.js';
import { removalModel } from './view-model.js';

const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

export function caseAttachmentRoutes(deps: WebDeps<'attachments' | 'cases' | 'definitions' | 'massEvents'>): Router {
  const { useCases, config } = deps;
  const page = casePage(deps);

  /** A person who may not see them is told so before anything is read. */
  const maySee: RequestHandler = async (req, res, next) => {
    await useCases.attachments.attachmentsOf(currentUser(res), idOf(req));
    next();
  };

  async function add(req: Request, res: Response): Promise<void> {
    const known = context(res);
    const files = filesOf(req);
    if (files.length === 0) return page(req, res, { uploadError: known.t('common.attachments.errors.none') });
    try {
      const added = await useCases.attachments.addAttachments(idOf(req), files, currentUser(res));
      setFlash(res, config, addedInWords(files, added));
    } catch (error) {
      const words = refusalInWords(
        known,
        error,
        files.map(({ fileName }) => fileName),
      );
      if (words === null) throw error;
      return page(req, res, { uploadError: words });
    }
    res.redirect(303, caseAddress(req));
  }

  async function open(req: Request, res: Response): Promise<void> {
    const thumbnail = query(req, 'thumbnail') !== '';
    const attachmentId = pathId(req, 'attachmentId');
    const opened = await useCases.attachments.openAttachment(currentUser(res), idOf(req), attachmentId, { thumbnail });
    sendAttachment(res, opened, thumbnail);
  }

  /** A person who comes late finds on the case how it stands. */
  async function askToRemove(req: Request, res: Response, reasonMissing = false): Promise<void> {
    const user = currentUser(res);
    const { complaint } = await useCases.cases.caseFile(user, idOf(req));
    const attachments = await useCases.attachments.attachmentsOf(user, idOf(req));
    const attachment = attachments.find(({ id }) => id === req.params['attachmentId']);
    if (attachment === undefined) throw new HttpError('notFound');
    if (attachment.removedAt !== null) return res.redirect(303, caseAddress(req));
    if (!attachment.mayRemove) throw new DomainError('forbidden');
    const model = removalModel(context(res), complaint, attachment, caseAddress(req), reasonMissing);
    render(res, 'desk/remove-attachment', model, reasonMissing ? 422 : 200);
  }

  async function remove(req: Request, res: Response): Promise<void> {
    const reason = ATTACHMENT_REMOVAL_REASONS.find((one) => one === field(req, 'reason'));
    if (reason === undefined) return askToRemove(req, res, true);
    await useCases.attachments.removeAttachment(currentUser(res), idOf(req), pathId(req, 'attachmentId'), reason);
    setFlash(res, config, 'common.attachments.removed');
    res.redirect(303, caseAddress(req));
  }

  return Router()
    .post(urls.deskAttachments.route, maySee, receiveFiles, add)
    .get(urls.deskAttachment.route, open)
    .get(urls.deskAttachmentRemoval.route, (req, res) => askToRemove(req, res))
    .post(urls.deskAttachmentRemoval.route, remove);
}
