/** One policy: its tables, what it changes against the one in force, and its activation. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import type { PolicyState } from '../../../domain/policies/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { policyModel } from './view-model.js';

export function policyRoutes({ useCases, config }: WebDeps<'policies'>): Router {
  async function found(req: Request): Promise<{ policy: PolicyState; inForce: PolicyState | null }> {
    const policies = await useCases.policies.policies();
    const policy = policies.find(({ file }) => file.code === req.params['code']);
    if (policy === undefined) throw new HttpError('notFound');
    return { policy, inForce: policies.find(({ state }) => state === 'inForce') ?? null };
  }

  async function activate(req: Request, res: Response): Promise<void> {
    const { policy, inForce } = await found(req);
    const effectiveOn = field(req, 'effectiveOn');
    try {
      await useCases.policies.activatePolicy(currentUser(res), policy.file, effectiveOn);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const dateWrong = error.details.fields !== undefined;
      render(res, 'admin/policy', policyModel(context(res), policy, inForce, { effectiveOn, dateWrong }), 422);
      return;
    }
    setFlash(res, config, 'admin.policies.activated');
    res.redirect(303, urls.adminPolicies);
  }

  return Router()
    .get(urls.adminPolicy.route, async (req, res) => {
      const { policy, inForce } = await found(req);
      render(res, 'admin/policy', policyModel(context(res), policy, inForce, { effectiveOn: '', dateWrong: false }));
    })
    .post(urls.adminActivatePolicy.route, activate);
}
