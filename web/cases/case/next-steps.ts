/** What comes after the current place: the next things people do, read from the sequence flows of the diagram. */
import type { Locale } from '../../../domain/core/index.js';
import { allElements } from '../../../workflows/process-api.js';
import { elementName } from '../../tasks/element-words.js';

/** Elements a reader would name; gateways and what machines do in no time are passed over. */
const NAMED = ['userTask', 'callActivity', 'endEvent', 'sendTask'];

const FLOW = /<bpmn:sequenceFlow\b[^>]*\bsourceRef="([^"]+)"[^>]*\btargetRef="([^"]+)"/g;

export function nextSteps(xml: string, processId: string, active: readonly string[], locale: Locale): string[] {
  const targets = new Map<string, string[]>();
  for (const [, from = '', to = ''] of xml.matchAll(FLOW)) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found = new Set<string>();
  const seen = new Set<string>(active);
  const queue = active.flatMap((id) => targets.get(id) ?? []);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (NAMED.includes(allElements[processId]?.[id]?.type ?? '')) found.add(elementName(processId, id, locale));
    else queue.push(...(targets.get(id) ?? []));
  }
  return [...found];
}
