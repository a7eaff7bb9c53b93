/** What the complainant sends along: photos, recordings, documents; and their own look at them. */
import { Router, type RequestHandler, type Request, type Response } from 'express';
import { addedInWords, refusalInWords, sendAttachment } from '../../attachments/index.js';
import { context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash } from '../../shell/flash.js';
import { query } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { rateLimit } from '../../shell/middleware/rate-limit.js';
import { filesOf, receiveFiles } from '../../shell/middleware/read-files.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { withKey, urls } from '../../shell/urls.js';
import { followedComplaint, type Followed } from '../followed.js';
import { trackedComplaintPage } from '../tracked-complaint/route.js';
import { trackingPass } from '../tracking-pass.js';
import { removalModel } from './view-model.js';

export function attachmentRoutes(deps: WebDeps<'attachments' | 'portal'>): Router {
  const { useCases, config } = deps;
  const passes = trackingPass(deps);
  const followed = followedComplaint(deps);
  const page = trackedComplaintPage(deps);
  const limit = rateLimit(deps, 'attachments', { limit: 60, windowMs: 3_600_000 });

  const back = ({ pass }: Followed): string => withKey(urls.trackedComplaint, 'complaint', pass.key);

  /** Known before the files are read, which is why their form names its complaint in its address. */
  const mustFollow: RequestHandler = async (req, res, next) => {
    if ((await followed(req, res)) !== null) next();
  };

  async function add(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    const { id } = found.view.complaint;
    const known = context(res);
    const files = filesOf(req);
    if (files.length === 0) return page(req, res, found, { upload: known.t('common.attachments.errors.none') }, 422);
    try {
      const added = await useCases.attachments.addAttachments(id, files, 'complainant');
      setFlash(res, config, addedInWords(files, added));
    } catch (error) {
      const words = refusalInWords(
        known,
        error,
        files.map(({ fileName }) => fileName),
      );
      if (words === null) throw error;
      return page(req, res, found, { upload: words }, 422);
    }
    res.redirect(303, back(found));
  }

  async function open(req: Request, res: Response): Promise<void> {
    const pass = passes.read(req);
    const view = pass === null ? null : await useCases.portal.trackComplaint(pass.number, pass.queryCode);
    if (view === null) throw new HttpError('notFound');
    const { id } = view.complaint;
    const thumbnail = query(req, 'thumbnail') !== '';
    const opened = await useCases.attachments.openAttachment('complainant', id, pathId(req, 'attachmentId'), {
      thumbnail,
    });
    sendAttachment(res, opened, thumbnail);
  }

  /** A person who has removed it already, or comes too late, finds on the page how it stands. */
  async function askToRemove(req: Request, res: Response): Promise<void> {
    const found = await followed(req, res);
    if (found === null) return;
    const attachments = await useCases.attachments.attachmentsOf('complainant', found.view.complaint.id);
    const attachment = attachments.find(({ id }) => id === req.params['attachmentId']);
    if (attachment === undefined) throw new HttpError('notFound');
    if (!attachment.mayRemove) return res.redirect(303, back(found));
    render(res, 'public/remove-attachment', removalModel(context(res), found.pass, attachment));
  }

  async function remove(req: Request, res: Response): Promise<void> {
    // The language switch of the page that sends on what was kept.
    if (isLocale(req.query['lang'])) return askToRemove(req, res);
    const found = await followed(req, res);
    if (found === null) return;
    await useCases.attachments.removeAttachment(
      'complainant',
      found.view.complaint.id,
      pathId(req, 'attachmentId'),
      null,
    );
    setFlash(res, config, 'common.attachments.removed');
    res.redirect(303, back(found));
  }

  return Router()
    .get(urls.trackAttachments, (_req, res) => res.redirect(303, urls.trackedComplaint))
    .post(urls.trackAttachments, mustFollow, limit, receiveFiles, add)
    .get(urls.trackAttachment.route, open)
    .get(urls.trackAttachmentRemoval.route, askToRemove)
    .post(urls.trackAttachmentRemoval.route, remove);
}
