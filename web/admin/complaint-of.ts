/** From an engine instance back to its complaint. Called instances belong to the complaint of their root. */
import type { EngineKey } from '../../domain/model.js';
import type { EngineProcessInstance } from '../../domain/ports.js';
import type { WebDeps } from '../deps.js';
import { urls } from '../urls.js';

export interface ComplaintLink {
  number: string;
  href: string;
}

const rootOf = (instance: EngineProcessInstance): EngineKey =>
  instance.rootProcessInstanceKey ?? instance.processInstanceKey;

/** Instance key → link to its complaint; instances of no known complaint are missing. */
export async function complaintsOf(
  { useCases }: WebDeps,
  instances: EngineProcessInstance[],
): Promise<Map<EngineKey, ComplaintLink>> {
  const keys = [...new Set(instances.flatMap((instance) => [rootOf(instance), instance.processInstanceKey]))];
  const known = keys.length === 0 ? {} : await useCases.complaintsByInstance(keys);
  const links = new Map<EngineKey, ComplaintLink>();
  for (const instance of instances) {
    const complaint = known[rootOf(instance)] ?? known[instance.processInstanceKey];
    if (complaint !== undefined)
      links.set(instance.processInstanceKey, { number: complaint.number, href: urls.deskCase(complaint.complaintId) });
  }
  return links;
}

/** The instances behind some keys; those that are gone are left out. */
export async function instancesOf({ engine }: WebDeps, keys: EngineKey[]): Promise<EngineProcessInstance[]> {
  const found = await Promise.all([...new Set(keys)].map((key) => engine.processInstance(key)));
  return found.filter((instance) => instance !== null);
}
