/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { dutyUseCases, type DutyUseCases } from './duties.js';

export type DutiesModule = DutyUseCases;

export const dutiesModule = (context: Context): DutiesModule => dutyUseCases(context);
