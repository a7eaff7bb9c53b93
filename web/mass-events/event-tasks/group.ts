/** Tasks of an event's cases that have the same form, in the same version: what one answer can settle. */
import { DomainError, isId } from '../../../domain/core/index.js';
import { type Schema, type Values, checkSubmission, processVariables } from '../../../domain/forms/index.js';
import type { DoneTogether, MassEventId } from '../../../domain/mass-events/index.js';
import type { User } from '../../../domain/people/index.js';
import type { WorkItemSummary, WorkItem, WorkItemId } from '../../../domain/tasks/index.js';
import type { WebDeps } from '../../shell/deps.js';

/** So many boxes on a page, and tasks in one go; the rest comes when these are done. */
export const MOST_TOGETHER = 100;

export interface PinnedForm {
  /** `investigate@3`: the same text is the same form. */
  version: string;
  schema: Schema;
}

export interface Pinned {
  summary: WorkItemSummary;
  form: PinnedForm;
}

/** `otherForm`: its form is not the one that was filled in. */
export type Outcome = Omit<DoneTogether, 'workItemId' | 'outcome'> & {
  workItemId: string;
  outcome: DoneTogether['outcome'] | 'otherForm';
};

type Deps = Pick<WebDeps<'massEvents' | 'tasks'>, 'useCases' | 'engine'>;

/** null where the engine has no such task any more. */
async function formOf({ engine, useCases }: Deps, item: WorkItem): Promise<PinnedForm | null> {
  const key = item.userTaskKey ?? (await engine.findUserTask(item.elementInstanceKey))?.userTaskKey ?? null;
  const form = key === null ? null : await engine.userTaskForm(key);
  if (form === null) return null;
  const { schema, policy } = await useCases.tasks.askedForm(item, form.schema);
  // Cases of another policy may be asked otherwise by the same form.
  return { version: [`${form.formId}@${form.version}`, ...(policy === null ? [] : [policy])].join('@'), schema };
}

async function pinned(deps: Deps, summaries: readonly WorkItemSummary[]): Promise<Pinned[]> {
  const forms = await Promise.all(summaries.map(({ item }) => formOf(deps, item)));
  return summaries.flatMap((summary, index) => {
    const form = forms[index];
    return form ? [{ summary, form }] : [];
  });
}

export interface Group {
  chosen: Pinned[];
  /** Other versions of the form that wait for the same task, with how many tasks have them. */
  others: { version: string; count: number }[];
}

/** The version asked for, or the one that most have. */
export async function groupOf(
  deps: Deps,
  user: User,
  eventId: MassEventId,
  elementId: string,
  version: string,
): Promise<Group> {
  const tasks = await deps.useCases.massEvents.massEventTasks(user, eventId);
  const known = await pinned(
    deps,
    tasks.filter(({ item }) => item.elementId === elementId),
  );
  const byVersion = new Map<string, Pinned[]>();
  for (const one of known) byVersion.set(one.form.version, [...(byVersion.get(one.form.version) ?? []), one]);
  const most = [...byVersion].sort(([, left], [, right]) => right.length - left.length)[0]?.[0] ?? '';
  const wanted = byVersion.has(version) ? version : most;
  return {
    chosen: (byVersion.get(wanted) ?? []).slice(0, MOST_TOGETHER),
    others: [...byVersion]
      .filter(([one]) => one !== wanted)
      .map(([one, { length }]) => ({ version: one, count: length })),
  };
}

const missed = (workItemId: string, number: string, outcome: Outcome['outcome'], by = ''): Outcome => ({
  workItemId,
  complaintId: null,
  number,
  outcome,
  by,
});

/** Why a task cannot be done any more; null where it can. */
function hindrance(user: User, { item, complaint, assigneeName, may }: WorkItemSummary): Outcome | null {
  const number = complaint?.number ?? '';
  if (item.state === 'submitted' || item.state === 'completed') return missed(item.id, number, 'alreadyDone');
  if (item.state === 'canceled') return missed(item.id, number, 'taskGone');
  if (item.state === 'claimed' && item.assignee !== user.id)
    return missed(item.id, number, 'alreadyClaimed', assigneeName ?? '');
  return may.submit ? null : missed(item.id, number, 'forbidden');
}

/** A task that was ticked, or why there is none. */
async function taskOf({ useCases }: Deps, user: User, id: string): Promise<WorkItemSummary | DomainError> {
  if (!isId<WorkItemId>(id)) return new DomainError('notFound');
  return useCases.tasks.workItem(user, id).catch((error: unknown) => {
    if (error instanceof DomainError) return error;
    throw error;
  });
}

/** What was ticked, sorted into what can be sent and what cannot, with why. */
export async function sortOut(
  deps: Deps,
  user: User,
  elementId: string,
  version: string,
  ids: readonly string[],
): Promise<{ ready: Pinned[]; left: Outcome[] }> {
  const left: Outcome[] = [];
  const open: WorkItemSummary[] = [];
  for (const id of ids) {
    const summary = await taskOf(deps, user, id);
    if (summary instanceof DomainError) left.push(missed(id, '', summary.code));
    else {
      const why = summary.item.elementId === elementId ? hindrance(user, summary) : missed(id, '', 'notFound');
      if (why === null) open.push(summary);
      else left.push(why);
    }
  }
  const known = await pinned(deps, open);
  const ready = known.filter(({ form }) => form.version === version);
  const sent = new Set(ready.map(({ summary }) => summary.item.id));
  const withForm = new Set(known.map(({ summary }) => summary.item.id));
  for (const { item, complaint } of open.filter(({ item: { id } }) => !sent.has(id)))
    left.push(missed(item.id, complaint?.number ?? '', withForm.has(item.id) ? 'otherForm' : 'taskGone'));
  return { ready, left };
}

/** The same answers, checked once: the form is the same for all. */
export async function checkOnce({ useCases }: Deps, { summary, form }: Pinned, given: Values) {
  const { data, errors } = checkSubmission(form.schema, given);
  const variables = processVariables(form.schema, data, await useCases.tasks.allowedVariables(summary.item));
  return { data, errors, variables };
}
