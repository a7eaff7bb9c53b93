/** What left the house for staff, and what could not: for administrators and the complaint office. */
import { type Request, type Response, Router } from 'express';
import { isOneOf } from '../../../domain/core/index.js';
import { CHANNELS, DELIVERY_STATES } from '../../../domain/deliveries/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { deliveriesModel } from './view-model.js';

export function deliveriesRoutes({ useCases, config }: WebDeps<'deliveries'>): Router {
  async function list(req: Request, res: Response): Promise<void> {
    const { state, channel } = req.query;
    const filter = {
      state: isOneOf(DELIVERY_STATES, state) ? state : null,
      channel: isOneOf(CHANNELS, channel) ? channel : null,
    };
    const page = pageNumber(req);
    const slice = { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
    const found = await useCases.deliveries.deliveries(currentUser(res), filter, slice);
    render(
      res,
      'desk/deliveries',
      deliveriesModel(context(res), found, { ...filter, page }, takeFlash(req, res, config)),
    );
  }

  return Router()
    .get(below(urls.desk, urls.deskDeliveries), list)
    .post(urls.deskDeliveryRetry.route, async (req, res) => {
      await useCases.deliveries.retryDelivery(currentUser(res), pathId(req, 'deliveryId'));
      setFlash(res, config, 'deliveries.retried');
      res.redirect(303, urls.deskDeliveries);
    });
}
