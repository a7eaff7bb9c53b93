/** One policy: its tables, what it changes against the one in force, that it be put in force, and that it be not after all. */
import { Router, type Request, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { HttpError } from '../../shell/errors.js';
import { setFlash, takeFlash } from '../../shell/flash.js';
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
    const coverage = (await useCases.policies.coverage(policy.file.code)) ?? [];
    return {
      policy,
      coverage,
      inForce: policies.find(({ state }) => state === 'inForce') ?? null,
      open: proposals.find(({ proposal: { code, state } }) => state === 'open' && code === policy.file.code) ?? null,
    };
  }

  /** The page once more, where what was filled in is wrong. @throws whatever else is refused */
  async function again(req: Request, res: Response, error: unknown): Promise<void> {
    if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
    const filled = { effectiveOn: field(req, 'effectiveOn'), reason: field(req, 'reason'), mistakes: error.fields };
    render(res, 'admin/policy', policyModel(context(res), await found(req), filled), 422);
  }

  async function propose(req: Request, res: Response): Promise<void> {
    const { code } = (await found(req)).policy.file;
    const [effectiveOn, reason] = [field(req, 'effectiveOn'), field(req, 'reason')];
    try {
      await useCases.policies.proposePolicy(currentUser(res), { code, effectiveOn, reason });
    } catch (error) {
      return again(req, res, error);
    }
    setFlash(res, config, 'admin.policies.proposed');
    res.redirect(303, urls.adminPolicies);
  }

  async function cancel(req: Request, res: Response): Promise<void> {
    const { code } = (await found(req)).policy.file;
    try {
      await useCases.policies.cancelActivation(currentUser(res), code, field(req, 'reason'));
    } catch (error) {
      // It holds by now, or somebody else was quicker: the page says how it stands.
      const isLate = error instanceof DomainError && ['stale', 'wrongState'].includes(error.code);
      if (!isLate) return again(req, res, error);
      setFlash(res, config, 'admin.policies.notCancelled');
      return res.redirect(303, urls.adminPolicy(code));
    }
    setFlash(res, config, 'admin.policies.cancelled');
    res.redirect(303, urls.adminPolicies);
  }

  return Router()
    .get(urls.adminPolicy.route, async (req, res) => {
      const done = takeFlash(req, res, config);
      render(res, 'admin/policy', policyModel(context(res), await found(req), NOTHING, done));
    })
    .post(urls.adminProposePolicy.route, propose)
    .post(urls.adminCancelPolicy.route, cancel);
}
