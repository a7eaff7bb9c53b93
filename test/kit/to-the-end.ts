/** Works every task that is open, whoever may do it, and moves time on, until no case is under way. */
import { type Complaint, type ComplaintId, ENDED_STATES } from '../../domain/cases/index.js';
import { caseOf, type Matter } from '../../domain/core/index.js';
import type { Schema } from '../../domain/forms/index.js';
import { type Checked, checkSubmission, processVariables } from '../../domain/forms/submission.js';
import type { User } from '../../domain/people/model.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { capacityFor } from '../../domain/tasks/rights.js';
import type { House } from '../../cli/demo/house.js';
import { ANSWERS } from './answers.js';

/** Whoever needs more waits for something that does not come. */
const MOST_ROUNDS = 400;

const isOpen = ({ state }: WorkItem): boolean => state === 'offered' || state === 'claimed';

async function caseOfItem({ database }: House, matter: Matter) {
  const { recusals, complaints } = database.read;
  const complaintId = caseOf(matter);
  const complaint = complaintId === null ? null : await complaints.byId(complaintId);
  if (complaint === null) return null;
  const [recused, departments] = [
    await recusals.ofComplaint(complaint.id),
    await complaints.departmentsOf(complaint.id),
  ];
  return { complaint, departments, recused };
}

async function whoMay(house: House, item: WorkItem): Promise<User> {
  const { people, submissions } = house.database.read;
  const { matter } = item;
  const all = (await people.all()).filter(({ active }) => active);
  const holder = all.find(({ id }) => id === item.assignee);
  if (holder !== undefined) return holder;
  const submitted = await (matter.kind === 'duty'
    ? submissions.ofDuty(matter.dutyId)
    : submissions.ofComplaint(matter.complaintId));
  const barred = submitted.filter(({ elementId }) => item.differentFrom.includes(elementId)).map(({ by }) => by);
  const one = await caseOfItem(house, matter);
  const found = all.find((user) => !barred.includes(user.id) && capacityFor(user, { item, case: one }) !== null);
  if (found === undefined)
    throw new Error(`Nobody may do ${item.elementId} (${item.group}) of ${one?.complaint.number ?? 'a duty'}.`);
  return found;
}

/** An earlier release may not offer the answer: there it is the usual one. */
function checked(schema: Schema, formId: string, answers: Record<string, unknown>): Checked {
  const usual = ANSWERS[formId];
  const found = checkSubmission(schema, { ...usual, ...answers });
  return Object.values(found.errors).includes('option') ? checkSubmission(schema, { ...usual }) : found;
}

/**
 * Whoever may claims it and submits the usual answers of its form, and `answers` over them.
 * @returns false where the task had gone, because another one ended what it was for
 */
export async function work(house: House, id: WorkItem['id'], answers: Record<string, unknown> = {}): Promise<boolean> {
  const { tasks } = house.useCases;
  const known = async (): Promise<WorkItem | null> => house.database.read.workItems.byId(id);
  const item = await known();
  if (item === null || !isOpen(item)) return false;
  const user = await whoMay(house, item);
  if (item.state === 'offered') await tasks.claimWorkItem(user, id);
  await house.settle();
  const claimed = await known();
  // Another task of the same case may have ended it meanwhile.
  if (claimed === null || !isOpen(claimed)) return false;
  const form = claimed.userTaskKey ? await house.client.userTaskForm(claimed.userTaskKey) : null;
  if (form === null) throw new Error(`The task ${item.elementId} has no form.`);
  const { schema } = await tasks.askedForm(item, form.schema);
  const { data, errors } = checked(schema, item.formId, answers);
  if (Object.keys(errors).length > 0) throw new Error(`The form ${item.formId} refuses ${JSON.stringify(errors)}.`);
  await tasks.submitWorkItem(user, id, data, processVariables(schema, data, await tasks.allowedVariables(item)));
  await house.settle();
  return true;
}

export const openTasks = async ({ database }: House, id: ComplaintId): Promise<WorkItem[]> =>
  (await database.read.workItems.ofComplaint(id)).filter(isOpen);

/** Works one case, and moves time on where nothing of it is open. @returns the elements whose tasks were worked */
export async function workToItsEnd(house: House, id: ComplaintId): Promise<string[]> {
  const worked: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const waiting = await openTasks(house, id);
    for (const item of waiting) if (await work(house, item.id)) worked.push(item.elementId);
    if (waiting.length > 0) continue;
    const complaint = await house.database.read.complaints.byId(id);
    const next = house.nextAt();
    if (complaint === null || ENDED_STATES.includes(complaint.state) || next === null) break;
    await house.moveTo(next);
    await house.settle();
  }
  return worked;
}

async function openDuties({ database }: House): Promise<WorkItem[]> {
  const duties = await database.read.duties.list({ from: 0, limit: 1_000 });
  return (await Promise.all(duties.map(({ id }) => database.read.workItems.ofDuty(id)))).flat().filter(isOpen);
}

const underWay = async ({ database }: House): Promise<Complaint[]> =>
  (await database.read.complaints.all()).filter(({ state }) => !ENDED_STATES.includes(state));

/** Tasks that wait: of cases that are under way, and of duties of the period. */
export const waitingTasks = async (house: House): Promise<WorkItem[]> => {
  const cases = await underWay(house);
  return [...(await Promise.all(cases.map(({ id }) => openTasks(house, id)))).flat(), ...(await openDuties(house))];
};

/** @param answersTo by form, what is answered instead of the usual @returns the elements whose tasks were worked */
export async function workToTheEnd(
  house: House,
  answersTo: (formId: string) => Record<string, unknown> = () => ({}),
): Promise<string[]> {
  const worked: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await house.settle();
    // The latest first: who supervises has something to do only as long as the others have not done it.
    const waiting = (await waitingTasks(house)).reverse();
    for (const { id, elementId, formId } of waiting)
      if (await work(house, id, answersTo(formId))) worked.push(elementId);
    if (waiting.length > 0) continue;
    if ((await underWay(house)).length === 0) break;
    const next = house.nextAt();
    if (next === null) break;
    await house.moveTo(next);
  }
  return worked;
}
