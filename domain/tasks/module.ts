/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { claimingUseCases, type ClaimingUseCases } from './claiming.js';
import { colleaguesUseCases, type ColleaguesUseCases } from './colleagues.js';
import { dangerContactUseCases, type DangerContactUseCases } from './danger-contact.js';
import { listingUseCases, type ListingUseCases } from './listing.js';
import { namedTaskUseCases, type NamedTaskUseCases } from './named.js';
import { offeringUseCases, type OfferingUseCases } from './offering.js';
import { passingOnUseCases, type PassingOnUseCases } from './passing-on.js';
import { recusalUseCases, type RecusalUseCases } from './recusal.js';
import { submissionCorrectionUseCases, type SubmissionCorrectionUseCases } from './submission-corrections.js';
import { submittingUseCases, type SubmittingUseCases } from './submitting.js';

export type TasksModule = ClaimingUseCases &
  ColleaguesUseCases &
  DangerContactUseCases &
  ListingUseCases &
  NamedTaskUseCases &
  OfferingUseCases &
  PassingOnUseCases &
  RecusalUseCases &
  SubmissionCorrectionUseCases &
  SubmittingUseCases;

export const tasksModule = (context: Context): TasksModule => ({
  ...claimingUseCases(context),
  ...colleaguesUseCases(context),
  ...dangerContactUseCases(context),
  ...listingUseCases(context),
  ...namedTaskUseCases(context),
  ...offeringUseCases(context),
  ...passingOnUseCases(context),
  ...recusalUseCases(context),
  ...submissionCorrectionUseCases(context),
  ...submittingUseCases(context),
});
