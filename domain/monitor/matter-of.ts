/** What an instance is about, by its variables. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { type EngineKey, isId } from '../core/ids.js';
import type { Matter } from '../core/matter.js';
import type { DutyId } from '../duties/ids.js';

/** null where it is about nothing that the desk knows. */
export async function matterOf({ deps }: Context, instance: EngineKey): Promise<Matter | null> {
  const { engine, store } = deps;
  const valueOf = async (name: string): Promise<unknown> => (await engine.variableOf(name, [instance])).get(instance);
  const complaintId = await valueOf('complaintId');
  if (isId<ComplaintId>(complaintId) && (await store.read.complaints.byId(complaintId)) !== null)
    return { kind: 'case', complaintId };
  const dutyId = await valueOf('dutyId');
  if (isId<DutyId>(dutyId) && (await store.read.duties.byId(dutyId)) !== null) return { kind: 'duty', dutyId };
  return null;
}
