/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { dangerUseCases, type DangerUseCases } from './dangers.js';

export type SafetyModule = DangerUseCases;

export const safetyModule = (context: Context): SafetyModule => dangerUseCases(context);
