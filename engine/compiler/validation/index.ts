/**
 * What a BPMN file must satisfy to be deployed. The checks and their words are Zeebe's (`camunda-api.md` §2.2, §4);
 * what this engine does not execute is refused here as well, so that no instance finds out later.
 * Pure: takes what bpmn-moddle parsed (with zeebe's descriptor) and gives back what is wrong with it.
 */
import { all, type Surroundings } from './check.js';
import { errorAt, type ValidationError } from './errors.js';
import { checkEvent } from './events.js';
import { checkExtensions } from './extensions.js';
import { checkFlow } from './flows.js';
import { checkLoops } from './loops.js';
import { checkMessages } from './messages.js';
import {
  type Definitions,
  executableProcesses,
  Flows,
  flowElements,
  isScope,
  many,
  type ModdleElement,
} from './model.js';
import { checkScope } from './scopes.js';
import { unsupported } from './supported.js';
import { checkActivity } from './tasks.js';

export { validateBindings } from './bindings.js';
export type { DeployedIds } from './bindings.js';
export { deploymentFailure, formatErrors } from './errors.js';
export type { ValidationError } from './errors.js';
export type { Definitions, ModdleElement } from './model.js';

const checks = all(checkScope, checkActivity, checkEvent, checkFlow, checkExtensions);

function checkElement(element: ModdleElement, surroundings: Surroundings): ValidationError[] {
  const reason = unsupported(element);
  return reason === null ? checks(element, surroundings) : [errorAt(element, reason)];
}

/** Sub-processes in sub-processes: deeper ones no person has drawn. */
const DEEPEST_NESTING = 100;
const TOO_DEEP = `Sub-processes must not be nested more than ${DEEPEST_NESTING} levels deep`;

/** The first scope that is nested too deep. Looked for level by level, so that no depth is too much to look at. */
function tooDeep(process: ModdleElement): ModdleElement | undefined {
  let level = [process];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_NESTING) return level[0];
    level = level.flatMap((scope) => many(scope, 'flowElements').filter(isScope));
  }
  return undefined;
}

function checkProcess(definitions: Definitions, process: ModdleElement): ValidationError[] {
  const surroundings: Surroundings = { definitions, process, flows: new Flows(process) };
  const errors = [
    ...checks(process, surroundings),
    ...flowElements(process).flatMap((element) => checkElement(element, surroundings)),
  ];
  return errors.length > 0 ? errors : checkLoops(surroundings);
}

/** All that is wrong with a file; empty where it can be deployed. Only executable processes are looked at. */
export function validate(definitions: Definitions): ValidationError[] {
  const processes = executableProcesses(definitions);
  // Every other check calls itself once per level.
  const deep = processes.flatMap((process) => tooDeep(process) ?? []);
  if (deep.length > 0) return deep.map((scope) => errorAt(scope, TOO_DEEP));
  const [first] = processes;
  const messages = first ? checkMessages({ definitions, process: first, flows: new Flows(first) }) : [];
  return [...processes.flatMap((process) => checkProcess(definitions, process)), ...messages];
}
