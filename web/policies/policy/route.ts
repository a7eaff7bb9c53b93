/** One policy: its tables, what it changes against the one in force, and that it be put in force. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Filled, policyModel } from './view-model.js';

const NOTHING: Filled = { effectiveOn: '', reason: '', mistakes: {} };

export function policyRoutes({ useCases, config }: WebDeps<'policies'>): Router {
  async function found(req: Request): Promise<Parameters<typeof policyModel>[1]> {
    const policies = await useCases.policies.policies();
    const policy = policies.find(({ file }) => file.code === req.params['code']);
    if (policy === undefined) throw new HttpError('notFound');
    const proposals = await useCases.policies.proposals();
    return {
      policy,
      inForce: policies.find(({ state }) => state === 'inForce') ?? null,
      open: proposals.find(({ proposal: { code, state } }) => state === 'open' && code === policy.file.code) ?? null,
    };
  }

  async function propose(req: Request, res: Response): Promise<void> {
    const { policy, ...rest } = await found(req);
    const [effectiveOn, reason] = [field(req, 'effectiveOn'), field(req, 'reason')];
    try {
      await useCases.policies.proposePolicy(currentUser(res), { code: policy.file.code, effectiveOn, reason });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const filled = { effectiveOn, reason, mistakes: error.fields };
      render(res, 'admin/policy', policyModel(context(res), { policy, ...rest }, filled), 422);
      return;
    }
    setFlash(res, config, 'admin.policies.proposed');
    res.redirect(303, urls.adminPolicies);
  }

  return Router()
    .get(urls.adminPolicy.route, async (req, res) => {
      render(res, 'admin/policy', policyModel(context(res), await found(req), NOTHING));
    })
    .post(urls.adminProposePolicy.route, propose);
}
