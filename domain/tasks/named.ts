/** Tasks with the words of their own diagrams. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { caseOf } from '../core/matter.js';
import { definitionOf, elementsAt, rolesOfTask } from '../definitions/index.js';
import type { FormRoles, Schema } from '../forms/index.js';
import { filledForm } from '../organisation/index.js';
import { formUnder } from '../policies/index.js';
import type { WorkItem } from './model.js';
import type { NamedTask } from './views.js';

export async function namedTasks(context: Context, items: readonly WorkItem[]): Promise<NamedTask[]> {
  const elements = await elementsAt(context, items);
  return items.map((item, at) => ({ item, element: elements[at] ?? null }));
}

export interface NamedTaskUseCases {
  /** The task that came up last at an element: what a page calls it that has no task at hand. */
  taskNamed(elementId: string): Promise<NamedTask | null>;
  /** The variables that a task's own process may carry. @throws {EngineError} where the engine has to be asked and is away */
  allowedVariables(item: WorkItem): Promise<readonly string[]>;
  /**
   * The form of a task as it is asked: with the entries of the organisation's lists, and as the policy of its case has it.
   * `policy`: the one that has it asked otherwise than the form; null: none does.
   */
  askedForm(item: WorkItem, schema: Schema): Promise<{ schema: Schema; policy: string | null }>;
  /** What the form of a task wants to be seen with it. */
  shownWith(item: WorkItem): Promise<FormRoles['shows']>;
}

const complaintOf = async ({ deps: { store } }: Context, { matter }: WorkItem): Promise<Complaint | null> => {
  const complaintId = caseOf(matter);
  return complaintId === null ? null : store.read.complaints.byId(complaintId);
};

export const namedTaskUseCases = (context: Context): NamedTaskUseCases => ({
  async taskNamed(elementId) {
    const item = await context.deps.store.read.workItems.latestAt(elementId);
    return item === null ? null : ((await namedTasks(context, [item]))[0] ?? null);
  },
  allowedVariables: async (item) => (await definitionOf(context, item))?.allowedVariables ?? [],
  async askedForm(item, schema) {
    const complaint = await complaintOf(context, item);
    const filled = await filledForm(context.deps.store.read, schema);
    const asked = await formUnder(context, complaint, filled);
    return { schema: asked, policy: asked === filled ? null : (complaint?.policyVersion ?? null) };
  },
  async shownWith(item) {
    const complaint = await complaintOf(context, item);
    return (await rolesOfTask(context, complaint?.bundleId ?? null, item)).shows;
  },
});
