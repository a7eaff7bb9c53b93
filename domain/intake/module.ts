/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { intakeUseCases, type IntakeUseCases } from './filing.js';
import { duplicateUseCases, type DuplicateUseCases } from './duplicates.js';

export type IntakeModule = IntakeUseCases & DuplicateUseCases;

export const intakeModule = (context: Context): IntakeModule => ({
  ...intakeUseCases(context),
  ...duplicateUseCases(context),
});
