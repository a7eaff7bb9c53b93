/** A case that cannot go on where it stands begins anew. The page says what ends and what goes on, and asks why. */
import { type Request, Router, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { beginAnewModel } from './view-model.js';

type Asked = Request<{ key: string }>;

export function beginAnewRoutes({ useCases, config }: WebDeps<'monitor'>): Router {
  const keyOf = ({ params: { key } }: Asked): string => {
    if (!/^\d{1,19}$/.test(key)) throw new DomainError('notFound');
    return key;
  };

  async function show(req: Asked, res: Response, given?: { reason: string; mistake: string }): Promise<void> {
    const key = keyOf(req);
    const found = await useCases.monitor.caseToBeginAnew(currentUser(res), key);
    render(res, 'admin/begin-anew', beginAnewModel(context(res), key, found, given), given ? 422 : 200);
  }

  async function begin(req: Asked, res: Response): Promise<void> {
    const key = keyOf(req);
    const reason = field(req, 'reason');
    try {
      await useCases.monitor.beginCaseAnew(currentUser(res), key, reason);
      setFlash(res, config, 'admin.beginAnew.done');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { reason: mistake } = error.fields;
      if (error.code === 'invalid' && mistake !== undefined) return show(req, res, { reason, mistake });
      if (error.code !== 'wrongState') throw error;
      setFlash(res, config, 'admin.beginAnew.past');
    }
    res.redirect(303, urls.adminInstance(key));
  }

  return Router()
    .get(urls.adminBeginAnew.route, (req: Asked, res) => show(req, res))
    .post(urls.adminBeginAnew.route, begin);
}
