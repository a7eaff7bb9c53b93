/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { bundleUseCases, type BundleUseCases } from './bundles.js';
import { formUseCases, type FormUseCases } from './forms.js';
import { questionUseCases, type QuestionUseCases } from './questions.js';
import { definitionUseCases, type DefinitionUseCases } from './tasks.js';

export type DefinitionsModule = BundleUseCases & DefinitionUseCases & FormUseCases & QuestionUseCases;

export const definitionsModule = (context: Context): DefinitionsModule => ({
  ...bundleUseCases(context),
  ...definitionUseCases(context),
  ...formUseCases(context),
  ...questionUseCases(context),
});
