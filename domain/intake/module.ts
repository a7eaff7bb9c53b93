/** Its use cases, as workers and pages receive them. */
import { attachmentDeps } from '../attachments/index.js';
import type { Context } from '../core/context.js';
import { intakeUseCases, type IntakeUseCases } from './filing.js';
import { sameComplaintUseCases, type SameComplaintUseCases } from './same-complaint.js';

export type IntakeModule = IntakeUseCases & SameComplaintUseCases;

export const intakeModule = (context: Context): IntakeModule => ({
  ...intakeUseCases(context, attachmentDeps(context)),
  ...sameComplaintUseCases(context),
});
