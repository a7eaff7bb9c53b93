/** What comes after the current place: the next things people do, read from the sequence flows of the case's own diagram. */
import type { Locale } from '../../../domain/core/index.js';
import type { ProcessDefinition } from '../../../domain/definitions/index.js';
import { elementName } from '../../shell/element-words.js';

/** Elements a reader would name; gateways and what machines do in no time are passed over. */
const NAMED = ['userTask', 'callActivity', 'endEvent', 'sendTask'];

export function nextSteps({ elements, flows }: ProcessDefinition, active: readonly string[], locale: Locale): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of flows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found = new Set<string>();
  const seen = new Set<string>(active);
  const queue = active.flatMap((id) => targets.get(id) ?? []);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (NAMED.includes(elements[id]?.type ?? '')) found.add(elementName(elements[id], id, locale));
    else queue.push(...(targets.get(id) ?? []));
  }
  return [...found];
}
