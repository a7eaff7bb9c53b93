/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { changingUseCases, type ChangingUseCases } from './changing.js';
import { importingUseCases, type ImportingUseCases } from './importing.js';
import { Known } from './known.js';
import { lookingUseCases, type LookingUseCases } from './looking.js';
import { withholdingUseCases, type WithholdingUseCases } from './withholding.js';

export type OrganisationModule = LookingUseCases & ChangingUseCases & ImportingUseCases & WithholdingUseCases;

export function organisationModule(context: Context): OrganisationModule {
  const known = new Known(context);
  return {
    ...lookingUseCases(context, known),
    ...changingUseCases(context, known),
    ...importingUseCases(context, known),
    ...withholdingUseCases(context),
  };
}
