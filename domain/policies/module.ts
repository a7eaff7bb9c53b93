/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { policyUseCases, type PolicyUseCases } from './activation.js';

export type PoliciesModule = PolicyUseCases;

export const policiesModule = (context: Context): PoliciesModule => policyUseCases(context);
