/** `bindingType="deployment"`: what an element is bound to has to be in the same deployment. */
import { errorAt, type ValidationError } from './errors.js';
import { type Definitions, executableProcesses, extensions, flowElements, type ModdleElement, text } from './model.js';

/** The ids a deployment brings along. */
export interface DeployedIds {
  processes: ReadonlySet<string>;
  decisions: ReadonlySet<string>;
  forms: ReadonlySet<string>;
}

const BOUND = [
  { type: 'zeebe:CalledElement', attribute: 'processId', kind: 'process', among: 'processes' },
  { type: 'zeebe:CalledDecision', attribute: 'decisionId', kind: 'decision', among: 'decisions' },
  { type: 'zeebe:FormDefinition', attribute: 'formId', kind: 'form', among: 'forms' },
] as const;

function checkElement(element: ModdleElement, deployed: DeployedIds): ValidationError[] {
  return BOUND.flatMap(({ type, attribute, kind, among }) =>
    extensions(element, type).flatMap((extension) => {
      const id = text(extension, attribute) ?? '';
      const bound = text(extension, 'bindingType') === 'deployment' && id !== '' && !id.startsWith('=');
      if (!bound || deployed[among].has(id)) return [];
      return [errorAt(extension, `Expected to find ${kind} with id '${id}' in current deployment, but not found.`)];
    }),
  );
}

/** Checks the static bindings of one file against all that is deployed with it. */
export function validateBindings(definitions: Definitions, deployed: DeployedIds): ValidationError[] {
  return executableProcesses(definitions)
    .flatMap(flowElements)
    .flatMap((element) => checkElement(element, deployed));
}
