/** Attachments of a case on the desk: evidence to read, evidence to add. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { refusalInWords, sendAttachment } from '../../attachments.js';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash } from '../../flash.js';
import { query } from '../../form-fields.js';
import { filesOf, receiveFiles } from '../../middleware/read-files.js';
import { urls } from '../../urls.js';
import { caseAddress, casePage } from '../case/route.js';

const idOf = (req: Request): string => String(req.params['complaintId']);

export function caseAttachmentRoutes(deps: WebDeps): Router {
  const { useCases, config } = deps;
  const page = casePage(deps);

  /** Whoever may not see them is told so before anything is read. */
  const maySee: RequestHandler = async (req, res, next) => {
    await useCases.attachmentsOf(currentUser(res), idOf(req));
    next();
  };

  async function add(req: Request, res: Response): Promise<void> {
    const known = context(res);
    const files = filesOf(req);
    if (files.length === 0) return page(req, res, { uploadError: known.t('common.attachments.errors.none') });
    try {
      await useCases.addAttachments(idOf(req), files, currentUser(res));
    } catch (error) {
      const words = refusalInWords(
        known,
        error,
        files.map(({ fileName }) => fileName),
      );
      if (words === null) throw error;
      return page(req, res, { uploadError: words });
    }
    setFlash(res, config, 'common.attachments.added');
    res.redirect(303, caseAddress(req));
  }

  async function open(req: Request, res: Response): Promise<void> {
    const thumbnail = query(req, 'thumbnail') !== '';
    const attachmentId = String(req.params['attachmentId']);
    const opened = await useCases.openAttachment(currentUser(res), idOf(req), attachmentId, { thumbnail });
    sendAttachment(res, opened, thumbnail);
  }

  return Router().post(urls.deskAttachmentsRoute, maySee, receiveFiles, add).get(urls.deskAttachmentRoute, open);
}
