/** Where variables live and how they travel between scopes. */
import type { CompiledMappings } from '../feel/index.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, JsonValue, Key, Variable, Variables } from '../records.js';
import { Failure } from './failure.js';

type Scope = Pick<ElementInstance, 'key' | 'rootProcessInstanceKey'>;

function own(x: Execution, scope: Scope, scopeKey: Key, name: string): Variable | undefined {
  return x.rowsOf('variable', scope, scopeKey).find((variable) => variable.name === name);
}

/** The scope and those around it, the nearest first. A called instance has a root of its own. */
function* scopes(x: Execution, instance: ElementInstance): Generator<ElementInstance> {
  let current: ElementInstance | undefined = instance;
  while (current) {
    yield current;
    current = x.scopeOf(current);
  }
}

/** Variables as expressions see them from a scope. */
export function lookup(x: Execution, instance: ElementInstance): (name: string) => JsonValue | undefined {
  return (name) => {
    for (const scope of scopes(x, instance)) {
      const variable = own(x, scope, scope.key, name);
      if (variable) return variable.value;
    }
    return undefined;
  };
}

/** All variables in sight; inner ones hide outer ones. */
export function visibleVariables(x: Execution, instance: ElementInstance): Variables {
  const visible: Variables = {};
  for (const scope of scopes(x, instance)) {
    for (const { name, value } of x.rowsOf('variable', scope, scope.key))
      if (!Object.hasOwn(visible, name)) visible[name] = value;
  }
  return visible;
}

export function localVariables(x: Execution, instance: ElementInstance): Variables {
  return Object.fromEntries(x.rowsOf('variable', instance, instance.key).map(({ name, value }) => [name, value]));
}

export function setLocal(x: Execution, instance: ElementInstance, variables: Variables): void {
  const { key: scopeKey, processInstanceKey, rootProcessInstanceKey, processDefinitionKey } = instance;
  for (const [name, value] of Object.entries(variables)) {
    const before = own(x, instance, scopeKey, name);
    const place = { scopeKey, processInstanceKey, rootProcessInstanceKey, processDefinitionKey };
    x.put('variable', before ? { ...before, value } : { key: x.newKey(), name, value, ...place });
  }
}

/** Each variable goes to the nearest scope, from `instance` outwards, that has it; to the outermost where none has. */
export function propagate(x: Execution, instance: ElementInstance, variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) {
    let target = instance;
    for (const scope of scopes(x, instance)) {
      target = scope;
      if (own(x, scope, scope.key, name)) break;
    }
    setLocal(x, target, { [name]: value });
  }
}

function run(x: Execution, mappings: CompiledMappings, scope: ElementInstance): Variables {
  const { value, failure } = mappings(lookup(x, scope), x.now);
  if (failure !== null) throw new Failure('IO_MAPPING_ERROR', failure);
  return value;
}

/** Input mappings see what is around the element, and what a multi-instance body gave it, and write into it. */
export function mapInputs(x: Execution, mappings: CompiledMappings | null, instance: ElementInstance): void {
  if (!mappings) return;
  setLocal(x, instance, run(x, mappings, instance));
}

/** What an element brings along goes outwards: through its output mappings, or as it is where it has none. */
export function mapOutputs(
  x: Execution,
  mappings: CompiledMappings | null,
  instance: ElementInstance,
  brought: Variables,
): void {
  if (!mappings) return propagate(x, instance, brought);
  setLocal(x, instance, brought);
  const outer = x.scopeOf(instance) ?? instance;
  propagate(x, outer, run(x, mappings, instance));
}

/** The variables of a scope that has ended leave memory; they stay on disk as history. */
export function forgetVariables(x: Execution, instance: ElementInstance): void {
  for (const variable of x.rowsOf('variable', instance, instance.key)) x.forget('variable', variable);
}
