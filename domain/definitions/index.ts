/** The catalogue: what deployed diagrams say, by definition; and the bundles that they came with. */
export {
  type Bundle,
  BUNDLE_ORIGINS,
  type BundleDefinition,
  type BundleFile,
  DEFINITION_KINDS,
  FILE_CHANGES,
  type FileChange,
  type ReadForm,
  fileChanges,
  hashOf,
} from './bundle.js';
export { bundleFile, bundleOf, bundleWith, newestFiles } from './bundles.js';
export { checkBundle, deployBundle, type Deployment, keepBundle, putBundle } from './deploying.js';
export { deployedElsewhere, type Elsewhere } from './elsewhere.js';
export { type Hears, hearing } from './hearing.js';
export { BundleError, isRefusal } from './errors.js';
export { mistakesInForm } from './form-mistakes.js';
export { formsAtHand, rolesIn, type RolesOf, rolesOfTask } from './form-roles.js';
export { formIn, type FormOfBundle, formsById } from './forms.js';
export { type BundleContents, newestContents, readContents } from './processes.js';
export type { BundleId } from './ids.js';
export { listen } from './listening.js';
export { CASE_PROCESS } from './model.js';
export type { ElementDefinition, ElementShape, ProcessDefinition, StoredDefinition, TaskDefinition } from './model.js';
export type { Bundles, ProcessDefinitions } from './store.js';
export { definitionOf, elementsAt, elementsById, processDefinition } from './catalogue.js';
export { type DefinitionsModule, definitionsModule } from './module.js';
export { completeFiles, readFormOfTask } from './read-forms.js';
export { taskAt, type TaskPlace } from './tasks.js';
export { registrationForm, type RegistrationTask, registrationTask } from './questions.js';
