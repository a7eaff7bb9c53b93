/** The company at work: takes up the tasks as they come, and does them when it is their time. */
import type { ComplaintId } from '../../domain/cases/index.js';
import type { LocalDate } from '../../domain/core/index.js';
import type { DutyId } from '../../domain/duties/index.js';
import { type Schema, checkSubmission, startVariables, processVariables } from '../../domain/forms/index.js';
import { toGroup, type User } from '../../domain/people/index.js';
import type { WorkItem } from '../../domain/tasks/index.js';
import { registered, answersFor, dutyAnswers } from './answers.js';
import type { Case, Desk } from './case.js';
import { isTakenDown } from './complaints.js';
import type { PlannedCase, Rest } from './course.js';
import { onPortal } from './portal.js';
import { type Random, diceFor } from './random.js';
import { type Plan, planTask } from './timing.js';
import { later, investigationTurns } from './turns.js';

/** A task that has come up: when it is worked on, and what is written then. */
interface Work {
  item: WorkItem;
  plan: Plan;
  dice: Random;
  fill: () => Record<string, unknown>;
}

const REGISTER = 'userTask_Register';

const AT_THE_DESK = { group: toGroup('intake'), assignee: null, matter: null, differentFrom: [] };

const DRAFTED_AFTER_MS = 10 * 60_000;

const A_DAY = 450;

/** A duty of the last quarter before the end stays open. */
const QUARTER_MS = 92 * 86_400_000;

export class Company {
  readonly cases = new Map<ComplaintId, Case>();
  drafts = 0;
  private readonly schemas = new Map<string, Schema>();

  constructor(private readonly desk: Desk) {}

  /** Somebody complains; what the complainant does later is noted. */
  async receive(planned: PlannedCase): Promise<void> {
    const filed = await this.file(planned);
    const one: Case = { ...planned, ...filed, rounds: new Map() };
    this.cases.set(one.complaintId, one);
    later(this.desk, one);
    onPortal(this.desk, one);
  }

  /** By whoever complains, or by the clerk who listens: where nothing keeps that clerk, the task of registering is done by it. */
  private async file(planned: PlannedCase): Promise<Pick<Case, 'complaintId' | 'number' | 'queryCode'>> {
    const { useCases } = this.desk.house;
    const { input } = planned.filing;
    const { lateAt, rest } = planned.course;
    const kept = [lateAt, rest?.elementId].includes(REGISTER);
    const dice = diceFor(this.desk.seed, 'registration', planned.index);
    const clerk = isTakenDown(input) && !kept ? await this.desk.people.whoMay(AT_THE_DESK, this.today(), dice) : null;
    const task = clerk && (await useCases.intake.registrationAsked());
    if (clerk === null || task === null) return useCases.intake.fileComplaint(input);
    const { category } = planned.filing.story;
    const { form, elementId, allowed } = task;
    const { data } = checkSubmission(form, { ...input, ...registered({ planned, dice }) });
    const variables = startVariables(form, data, allowed);
    const registration = { elementId, formId: String(form['id']), data, variables };
    return useCases.intake.registerComplaint(clerk, { ...input, category, registration });
  }

  /** A task has come up. */
  async plan(item: WorkItem): Promise<void> {
    const { seed, house, office } = this.desk;
    if (item.matter.kind === 'duty') return this.planDuty(item, item.matter.dutyId);
    const one = this.cases.get(item.matter.complaintId);
    if (!one) throw new Error(`The task ${item.elementId} belongs to no case.`);
    const round = one.rounds.get(item.elementId) ?? 0;
    one.rounds.set(item.elementId, round + 1);
    const dice = diceFor(seed, 'task', one.index, item.elementId, round);
    const isFirstInvestigation = item.elementId === 'userTask_Investigate' && round === 0;
    const from = isFirstInvestigation ? investigationTurns(this.desk, one, dice) : house.now();
    const plan = planTask(item, one.course, from, office, dice);
    const fill = () => answersFor({ planned: one, item, round, today: this.today(), office, dice });
    const { rest } = one.course;
    if (rest?.elementId === item.elementId) this.leave(rest.as, { item, plan, dice, fill });
    else this.work({ item, plan, dice, fill });
  }

  /** A report of a period, or its review. The last one that is reviewed is sent back, and lies there. */
  private async planDuty(item: WorkItem, dutyId: DutyId): Promise<void> {
    const { seed, house, office, until } = this.desk;
    const { duties, workItems } = house.database.read;
    const duty = await duties.byId(dutyId);
    if (duty === null) throw new Error(`The task ${item.elementId} belongs to no duty.`);
    const before = (await workItems.ofDuty(duty.id)).filter(({ elementId }) => elementId === item.elementId);
    const round = before.length - 1;
    const dice = diceFor(seed, 'duty', duty.kind, duty.periodTo, item.elementId, round);
    const isLast = duty.reviewerGroup !== 'none' && Date.parse(duty.dueAt) + QUARTER_MS > until;
    const plan = planTask(item, null, house.now(), office, dice);
    const fill = () => dutyAnswers(item, duty.periodTo, isLast && round === 0);
    if (isLast && round > 0) this.leave('draft', { item, plan, dice, fill });
    else this.work({ item, plan, dice, fill });
  }

  private work({ item, plan, dice, fill }: Work): void {
    const { agenda, office, house } = this.desk;
    this.claimAt(plan.claimedAt, item, dice);
    const finish = async (): Promise<void> => {
      const user = await this.holder(item, dice);
      if (user === 'nothing to do') return;
      if (user === 'nobody there') agenda.note(office.after(house.now(), A_DAY), finish);
      else await this.submit(user, item, fill);
    };
    agenda.note(plan.doneAt, finish);
  }

  /** The case stays here until the end. */
  private leave(as: Rest, { item, plan, dice, fill }: Work): void {
    if (as === 'offered') return;
    this.claimAt(plan.claimedAt, item, dice);
    if (as !== 'draft') return;
    this.desk.agenda.note(plan.claimedAt + DRAFTED_AFTER_MS, async () => {
      const user = await this.holder(item, dice);
      if (typeof user === 'string') return;
      await this.desk.house.useCases.tasks.saveDraft(user, item.id, fill());
      this.drafts += 1;
    });
  }

  private claimAt(at: number, item: WorkItem, dice: Random): void {
    this.desk.agenda.note(at, async () => {
      const user = await this.holder(item, dice);
      if (typeof user !== 'string') await this.desk.house.useCases.tasks.claimWorkItem(user, item.id);
    });
  }

  /** Who has the task, or will have it. */
  private async holder({ id }: WorkItem, dice: Random): Promise<User | 'nobody there' | 'nothing to do'> {
    const { read } = this.desk.house.database;
    const item = await read.workItems.byId(id);
    if (item === null || (item.state !== 'offered' && item.state !== 'claimed')) return 'nothing to do';
    const has = item.assignee === null ? null : await read.people.byId(item.assignee);
    return has ?? (await this.desk.people.whoMay(item, this.today(), dice)) ?? 'nobody there';
  }

  private async submit(user: User, item: WorkItem, fill: Work['fill']): Promise<void> {
    const { useCases } = this.desk.house;
    const schema = await this.schemaOf(item);
    const known = await useCases.tasks.taskFormData(user, item.id);
    const { data, errors } = checkSubmission(schema, { ...known, ...fill() });
    if (Object.keys(errors).length > 0)
      throw new Error(`The form ${item.formId} refuses ${JSON.stringify(errors)} of the demonstration.`);
    const variables = processVariables(schema, data, await useCases.tasks.allowedVariables(item));
    await useCases.tasks.submitWorkItem(user, item.id, data, variables);
  }

  /** A form is the same the whole year. */
  private async schemaOf({ id, formId }: WorkItem): Promise<Schema> {
    const known = this.schemas.get(formId);
    if (known !== undefined) return known;
    const { client, database, useCases } = this.desk.house;
    const item = await database.read.workItems.byId(id);
    const form = item?.userTaskKey ? await client.userTaskForm(item.userTaskKey) : null;
    if (item === null || form === null) throw new Error(`The form ${formId} is not there.`);
    const { schema } = await useCases.tasks.askedForm(item, form.schema);
    this.schemas.set(formId, schema);
    return schema;
  }

  private today(): LocalDate {
    return this.desk.office.dayOf(this.desk.house.now());
  }
}
