/** From an engine instance back to its complaint. Called instances belong to the complaint of their root. */
import { handlesComplaints, type ComplaintId } from '../../domain/cases/index.js';
import { type EngineProcessInstance, type EngineKey, isId } from '../../domain/core/index.js';
import type { User } from '../../domain/people/index.js';
import type { WebDeps } from '../shell/deps.js';
import type { ComplaintLink } from '../shell/facts-in-words.js';
import { urls } from '../shell/urls.js';

/** A link is for those who may follow it. */
export const caseHref = (user: User, complaintId: ComplaintId): string | null =>
  handlesComplaints(user) ? urls.deskCase(complaintId) : null;

const rootOf = (instance: EngineProcessInstance): EngineKey =>
  instance.rootProcessInstanceKey ?? instance.processInstanceKey;

/** Complaint ids that instances of their own carry: the watch of a limit is no part of the case's tree. */
async function carriedIds(
  { engine }: WebDeps,
  instances: EngineProcessInstance[],
): Promise<Map<EngineKey, ComplaintId>> {
  const found = await Promise.all(
    instances.map(async ({ processInstanceKey: key }) => {
      const own = (await engine.variables(key)).find(({ name }) => name === 'complaintId');
      const id: unknown = own && JSON.parse(own.value);
      return isId<ComplaintId>(id) ? [[key, id] as const] : [];
    }),
  );
  return new Map(found.flat());
}

/** Instance key → link to its complaint; instances of no known complaint are missing. */
export async function complaintsOf(
  deps: WebDeps<'cases'>,
  user: User,
  instances: EngineProcessInstance[],
): Promise<Map<EngineKey, ComplaintLink>> {
  const { useCases } = deps;
  const keys = [...new Set(instances.flatMap((instance) => [rootOf(instance), instance.processInstanceKey]))];
  const known = keys.length === 0 ? {} : await useCases.cases.complaintsByInstance(keys);
  const bound = (instance: EngineProcessInstance) => known[rootOf(instance)] ?? known[instance.processInstanceKey];
  const carried = await carriedIds(
    deps,
    instances.filter((instance) => bound(instance) === undefined),
  );
  const numbers = await useCases.cases.complaintNumbers([...carried.values()]);
  return new Map(
    instances.flatMap((instance): [EngineKey, ComplaintLink][] => {
      const key = instance.processInstanceKey;
      const complaintId = carried.get(key);
      const { complaintId: id = complaintId, number = complaintId && numbers[complaintId] } = bound(instance) ?? {};
      return id && number ? [[key, { number, href: caseHref(user, id) }]] : [];
    }),
  );
}

/** The instances behind some keys; those that are gone are left out. */
export async function instancesOf({ engine }: WebDeps, keys: EngineKey[]): Promise<EngineProcessInstance[]> {
  const found = await Promise.all([...new Set(keys)].map((key) => engine.processInstance(key)));
  return found.filter((instance) => instance !== null);
}
