/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { definitionUseCases, type DefinitionUseCases } from './tasks.js';

export type DefinitionsModule = DefinitionUseCases;

export const definitionsModule = (context: Context): DefinitionsModule => definitionUseCases(context);
