/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { policyUseCases, type PolicyUseCases } from './activation.js';
import { basisUseCases, type BasisUseCases } from './basis.js';
import { cancellationUseCases, type CancellationUseCases } from './cancelling.js';
import { deployingUseCases, type DeployingUseCases } from './deploying.js';
import { publishedUseCases, type PublishedUseCases } from './published.js';
import { proposalUseCases, type ProposalUseCases } from './proposals.js';

export type PoliciesModule = PolicyUseCases &
  ProposalUseCases &
  PublishedUseCases &
  CancellationUseCases &
  DeployingUseCases &
  BasisUseCases;

export const policiesModule = (context: Context): PoliciesModule => ({
  ...policyUseCases(context),
  ...proposalUseCases(context),
  ...publishedUseCases(context),
  ...cancellationUseCases(context),
  ...deployingUseCases(context),
  ...basisUseCases(context),
});
