/** Whom a notice to staff reaches where nobody of its group is there: the next in line. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import { localDateOf } from '../core/time/local-date.js';
import { presentPeople } from '../people/index.js';
import { clearCapacities } from '../people/capacity.js';
import type { Group } from '../people/model.js';
import { departmentOf, toGroup } from '../people/roles.js';

const TOP = ['complaint-office', 'supervising-leader', 'general-manager'].map(toGroup);

/** The group itself, whoever is in charge of its department, the complaint office, the leaders. */
function lineOf(group: Group): Group[] {
  const department = departmentOf(group);
  const manager = department === null ? [] : [toGroup(`department-manager:${department}`)];
  return [...new Set([group, ...manager, ...TOP])];
}

/**
 * The first of the line with somebody who is there and is not kept from the case; the group itself where there is nobody at all.
 */
export async function whoIsThere(context: Context, r: Tx, complaint: Complaint, group: Group): Promise<Group> {
  const today = localDateOf(context.now(), context.deps.zone);
  const recused = await r.recusals.ofComplaint(complaint.id);
  const there = new Set(
    (await presentPeople(r, today)).flatMap((user) => clearCapacities(user, recused).flatMap(({ groups }) => groups)),
  );
  const found = lineOf(group).find((one) => there.has(one));
  if (found === undefined)
    context.deps.log.warn({ complaintId: complaint.id, group }, 'a notice to staff has nobody to read it');
  return found ?? group;
}
