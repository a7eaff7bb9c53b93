/** The catalogue: what deployed diagrams say, by definition. */
export type { ElementDefinition, ProcessDefinition, StoredDefinition, TaskDefinition } from './model.js';
export type { ProcessDefinitions } from './store.js';
export { definitionOf, elementsAt, elementsById } from './catalogue.js';
export { type DefinitionsModule, definitionsModule } from './module.js';
