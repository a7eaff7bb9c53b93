/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { bundleUseCases, type BundleUseCases } from './bundles.js';
import { formUseCases, type FormUseCases } from './forms.js';
import { processUseCases, type ProcessUseCases } from './processes.js';
import { questionUseCases, type QuestionUseCases } from './questions.js';
import { definitionUseCases, type DefinitionUseCases } from './tasks.js';

export type DefinitionsModule = BundleUseCases & DefinitionUseCases & FormUseCases & ProcessUseCases & QuestionUseCases;

export const definitionsModule = (context: Context): DefinitionsModule => ({
  ...bundleUseCases(context),
  ...definitionUseCases(context),
  ...formUseCases(context),
  ...processUseCases(context),
  ...questionUseCases(context),
});
