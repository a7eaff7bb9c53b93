/** Whom a notice to staff reaches where nobody of its group is there, or can be reached: the next in line. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { Snapshot } from '../core/store.js';
import { localDateOf } from '../core/time/local-date.js';
import type { InboxEntry } from '../inbox/model.js';
import { presentPeople } from '../people/index.js';
import { clearCapacities } from '../people/capacity.js';
import type { Group, User } from '../people/model.js';
import { departmentOf, toGroup } from '../people/roles.js';
import { caseOf } from './cases.js';

const TOP = ['complaint-office', 'supervising-leader', 'general-manager'].map(toGroup);

/** The group itself, whoever is in charge of its department, the complaint office, the leaders. */
function lineOf(group: Group): Group[] {
  const department = departmentOf(group);
  const manager = department === null ? [] : [toGroup(`department-manager:${department}`)];
  return [...new Set([group, ...manager, ...TOP])];
}

/** Who is there today, each with the groups in which they are not kept from the case. */
async function present(
  context: Context,
  r: Snapshot,
  complaintId: ComplaintId | null,
): Promise<{ user: User; groups: Group[] }[]> {
  const today = localDateOf(context.now(), context.deps.zone);
  const recused = complaintId === null ? [] : await r.recusals.ofComplaint(complaintId);
  return (await presentPeople(r, today)).map((user) => ({
    user,
    groups: clearCapacities(user, recused).flatMap(({ groups }) => groups),
  }));
}

/** Whom an entry is for: those in its group, and whoever stands in today. */
export const peopleOf = async (context: Context, r: Snapshot, entry: InboxEntry): Promise<User[]> =>
  (await present(context, r, caseOf(entry))).flatMap(({ user, groups }) => (groups.includes(entry.group) ? user : []));

/**
 * The first of the line with somebody who is there and is not kept from the case; the group itself where there is nobody at all.
 */
export async function whoIsThere(context: Context, r: Snapshot, complaint: Complaint, group: Group): Promise<Group> {
  const there = new Set((await present(context, r, complaint.id)).flatMap(({ groups }) => groups));
  const found = lineOf(group).find((one) => there.has(one));
  if (found === undefined)
    context.deps.log.warn({ complaintId: complaint.id, group }, 'a notice to staff has nobody to read it');
  return found ?? group;
}

/** Who comes after an entry's group in the line of whom it was meant for, and is there; null after the last. */
export async function nextInLine(context: Context, r: Snapshot, entry: InboxEntry): Promise<Group | null> {
  const line = lineOf(entry.insteadOf ?? entry.group);
  const there = new Set((await present(context, r, caseOf(entry))).flatMap(({ groups }) => groups));
  return line.slice(line.indexOf(entry.group) + 1).find((one) => there.has(one)) ?? null;
}
