/** That a policy is to hold: what it changes, who asks for it, and the buttons of a second person. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import type { ProposalId } from '../../../domain/policies/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { proposalModel } from './view-model.js';

type Asked = Request<{ proposalId: string }>;
type End = 'refuse' | 'withdraw';

const NOTHING = { reason: '', mistake: null };

export function proposalRoutes({ useCases, config }: WebDeps<'policies'>): Router {
  const { policies } = useCases;

  async function show(
    req: Asked,
    res: Response,
    given: { reason: string; mistake: string | null } = NOTHING,
  ): Promise<void> {
    const view = await policies.proposal(pathId(req, 'proposalId'));
    const found = {
      view,
      policies: await policies.policies(),
      confirmers: await policies.confirmers(view.proposal.proposedBy),
    };
    const done = takeFlash(req, res, config);
    const model = proposalModel(context(res), currentUser(res), found, { given, done });
    render(res, 'admin/proposal', model, given.mistake === null ? 200 : 422);
  }

  /** What somebody else has decided meanwhile, and what has changed, is shown on the page as it is now. */
  async function unlessStale(res: Response, id: ProposalId, act: Promise<void>, done: string): Promise<void> {
    try {
      await act;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'stale') throw error;
      setFlash(res, config, 'admin.policies.notDone');
      return res.redirect(303, urls.adminProposal(id));
    }
    setFlash(res, config, done);
    res.redirect(303, urls.adminPolicies);
  }

  async function confirm(req: Asked, res: Response): Promise<void> {
    const id = pathId(req, 'proposalId');
    const act = policies.confirmProposal(currentUser(res), id, field(req, 'seen'));
    await unlessStale(res, id, act, 'admin.policies.activated');
  }

  const end =
    (verb: End) =>
    async (req: Asked, res: Response): Promise<void> => {
      const id = pathId(req, 'proposalId');
      const [user, reason] = [currentUser(res), field(req, 'reason')];
      const act =
        verb === 'refuse' ? policies.refuseProposal(user, id, reason) : policies.withdrawProposal(user, id, reason);
      try {
        await unlessStale(res, id, act, verb === 'refuse' ? 'admin.policies.refused' : 'admin.policies.withdrawn');
      } catch (error) {
        const mistake = error instanceof DomainError ? error.fields['reason'] : undefined;
        if (mistake === undefined) throw error;
        await show(req, res, { reason, mistake });
      }
    };

  return Router()
    .get(urls.adminProposal.route, (req: Asked, res) => show(req, res))
    .post(urls.adminConfirmProposal.route, confirm)
    .post(urls.adminRefuseProposal.route, end('refuse'))
    .post(urls.adminWithdrawProposal.route, end('withdraw'));
}
