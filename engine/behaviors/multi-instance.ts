/** One activity for each item of a list: all at once, or one after the other. */
import type { MultiInstance, MultiInstanceBody } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, JsonValue, Variable, Variables } from '../records.js';
import type { Round } from '../runtime.js';
import { createElement, elementOf, remember } from './element.js';
import { booleanOf, jsonOf, listOf } from './expressions.js';
import { Failure } from './failure.js';
import { complete, enter, terminateChildren } from './lifecycle.js';
import { propagate, setLocal } from './variables.js';

const NO_ROUND: Round = { size: 0, created: 0, completed: 0 };
const keepRound = (x: Execution, body: ElementInstance, round: Round): ElementInstance => remember(x, body, { round });

/** The variable that `outputElement` is, or is a part of: it begins as null in each instance. */
function outputVariable({ outputElement, inputElement }: MultiInstance): string | null {
  const name = /^\s*([A-Za-z_]\w*)(\.\w+)*\s*$/.exec(outputElement?.expression ?? '')?.[1] ?? null;
  return name === inputElement || name === 'loopCounter' ? null : name;
}

function begin(
  x: Execution,
  element: MultiInstanceBody,
  body: ElementInstance,
  item: JsonValue,
  loopCounter: number,
): void {
  const { loop } = element;
  const inner = createElement(x, element.inner, body, { loopCounter });
  const output = outputVariable(loop);
  setLocal(x, inner, {
    ...(output !== null && { [output]: null }),
    ...(loop.inputElement !== null && { [loop.inputElement]: item }),
    loopCounter,
  });
  x.later(() => enter(x, inner.key));
}

/** Begins with the first item, or with all. @throws {Failure} */
export function beginRound(x: Execution, element: MultiInstanceBody, body: ElementInstance): void {
  const { sequential, inputCollection, outputCollection } = element.loop;
  const items = listOf(x, inputCollection, body);
  if (outputCollection !== null) setLocal(x, body, { [outputCollection]: items.map(() => null) });
  if (items.length === 0) return complete(x, body.key);
  const first = sequential ? items.slice(0, 1) : items;
  const current = keepRound(x, body, { size: items.length, created: first.length, completed: 0 });
  for (const [index, item] of first.entries()) begin(x, element, current, item, index + 1);
}

/**
 * Puts a result in its place. The list is changed where it is, not copied: ten thousand items would else be ten
 * thousand lists.
 */
function collect(
  x: Execution,
  { outputCollection }: MultiInstance,
  variable: Variable,
  index: number,
  value: JsonValue,
) {
  const unable = `Unable to update an item in output collection '${outputCollection}'`;
  const list = variable.value;
  if (!Array.isArray(list)) {
    throw new Failure(
      'EXTRACT_VALUE_ERROR',
      `${unable} because the type of the output collection is: ${list === null ? 'NIL' : typeof list}. ` +
        'This may happen when multiple BPMN elements write to the same variable.',
    );
  }
  const before = list[index];
  if (before === undefined) {
    throw new Failure(
      'EXTRACT_VALUE_ERROR',
      `${unable} at position ${index + 1} because the size of the collection is: ${list.length}. ` +
        'This may happen when multiple BPMN elements write to the same variable.',
    );
  }
  list[index] = value;
  x.onUndo(() => void (list[index] = before));
  x.put('variable', { ...variable });
}

/** An instance is done: its result is kept, then the body is done, or goes on. @throws {Failure} */
export function innerCompleted(x: Execution, body: ElementInstance, inner: ElementInstance): void {
  const element = elementOf(x, body);
  if (element.type !== 'MULTI_INSTANCE_BODY') throw new Error(`'${element.id}' is not done for the items of a list.`);
  const { loop } = element;
  const loopCounter = inner.runtime.loopCounter ?? 0;
  if (loop.outputCollection !== null && loop.outputElement) {
    const variable = x.rowsOf('variable', body, body.key).find(({ name }) => name === loop.outputCollection);
    if (variable) collect(x, loop, variable, loopCounter - 1, jsonOf(x, loop.outputElement, inner));
  }
  const { size, created, completed } = body.runtime.round ?? NO_ROUND;
  const round: Round = { size, created, completed: completed + 1 };
  const current = keepRound(x, body, round);
  if (loop.completionCondition && booleanOf(x, loop.completionCondition, inner, numbers(round))) {
    return terminateChildren(x, current, inner.key);
  }
  if (!loop.sequential || round.created >= round.size) return;
  const items = listOf(x, loop.inputCollection, body);
  const item = items[round.created];
  if (item === undefined) {
    throw new Failure(
      'EXTRACT_VALUE_ERROR',
      `Expected to read item at index ${round.created} of the multiInstanceBody input collection but it contains only ` +
        `${items.length} elements. The input collection might be modified while iterating over it.`,
    );
  }
  const next = keepRound(x, current, { ...round, created: round.created + 1 });
  begin(x, element, next, item, round.created + 1);
}

function numbers({ created, completed }: Round): Variables {
  return {
    numberOfInstances: created,
    numberOfActiveInstances: created - completed,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: 0,
  };
}

/** The results go out when all is done. */
export function handOut(x: Execution, { loop }: MultiInstanceBody, body: ElementInstance): void {
  const scope = x.scopeOf(body);
  const variable = x.rowsOf('variable', body, body.key).find(({ name }) => name === loop.outputCollection);
  if (scope && variable) propagate(x, scope, { [variable.name]: variable.value });
}
