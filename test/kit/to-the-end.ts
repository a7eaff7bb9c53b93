/** Works every task that is open, whoever may do it, and moves time on, until no case is under way. */
import { type Complaint, ENDED_STATES } from '../../domain/cases/index.js';
import { checkSubmission, processVariables } from '../../domain/forms/submission.js';
import type { User } from '../../domain/people/model.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { capacityFor } from '../../domain/tasks/rights.js';
import type { House } from '../../cli/demo/house.js';
import { ANSWERS } from './answers.js';

/** Whoever needs more waits for something that does not come. */
const MOST_ROUNDS = 400;

const isOpen = ({ state }: WorkItem): boolean => state === 'offered' || state === 'claimed';

async function whoMay({ database }: House, complaint: Complaint, item: WorkItem): Promise<User> {
  const { people, submissions, recusals, complaints } = database.read;
  const all = (await people.all()).filter(({ active }) => active);
  if (item.assignee !== null) {
    const holder = all.find(({ id }) => id === item.assignee);
    if (holder !== undefined) return holder;
  }
  const submitted = await submissions.ofComplaint(complaint.id);
  const barred = submitted.filter(({ elementId }) => item.differentFrom.includes(elementId)).map(({ by }) => by);
  const [recused, departments] = [
    await recusals.ofComplaint(complaint.id),
    await complaints.departmentsOf(complaint.id),
  ];
  const found = all.find(
    (user) =>
      !barred.includes(user.id) && capacityFor(user, { item, case: { complaint, departments, recused } }) !== null,
  );
  if (found === undefined) throw new Error(`Nobody may do ${item.elementId} (${item.group}) of ${complaint.number}.`);
  return found;
}

/** @returns false where the task had gone, because another one ended what it was for */
async function work(house: House, complaint: Complaint, id: WorkItem['id']): Promise<boolean> {
  const { organisation, tasks } = house.useCases;
  const known = async (): Promise<WorkItem | null> => house.database.read.workItems.byId(id);
  const item = await known();
  if (item === null || !isOpen(item)) return false;
  const user = await whoMay(house, complaint, item);
  if (item.state === 'offered') await tasks.claimWorkItem(user, id);
  await house.settle();
  const claimed = await known();
  const form = claimed?.userTaskKey ? await house.client.userTaskForm(claimed.userTaskKey) : null;
  if (form === null) throw new Error(`The task ${item.elementId} of ${complaint.number} has no form.`);
  const schema = await organisation.filledForm(form.schema);
  const { data, errors } = checkSubmission(schema, { ...ANSWERS[item.formId] });
  if (Object.keys(errors).length > 0) throw new Error(`The form ${item.formId} refuses ${JSON.stringify(errors)}.`);
  await tasks.submitWorkItem(user, id, data, processVariables(schema, data, await tasks.allowedVariables(item)));
  await house.settle();
  return true;
}

/** @returns the elements whose tasks were worked */
export async function workToTheEnd(house: House): Promise<string[]> {
  const { complaints, workItems } = house.database.read;
  const worked: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await house.settle();
    const underWay = (await complaints.all()).filter(({ state }) => !ENDED_STATES.includes(state));
    if (underWay.length === 0) break;
    const before = worked.length;
    for (const complaint of underWay)
      for (const { id, elementId } of (await workItems.ofComplaint(complaint.id)).filter(isOpen))
        if (await work(house, complaint, id)) worked.push(elementId);
    const next = house.nextAt();
    if (worked.length > before) continue;
    if (next === null) break;
    await house.moveTo(next);
  }
  return worked;
}
