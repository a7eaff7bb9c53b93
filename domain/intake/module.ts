/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { intakeUseCases, type IntakeUseCases } from './filing.js';
import { askingUseCases, type AskingUseCases } from './asked.js';
import { duplicateUseCases, type DuplicateUseCases } from './duplicates.js';

export type IntakeModule = IntakeUseCases & DuplicateUseCases & AskingUseCases;

export const intakeModule = (context: Context): IntakeModule => ({
  ...intakeUseCases(context),
  ...duplicateUseCases(context),
  ...askingUseCases(context),
});
