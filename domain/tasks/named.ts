/** Tasks with the words of their own diagrams. */
import type { Context } from '../core/context.js';
import { caseOf } from '../core/matter.js';
import { definitionOf, elementsAt, rolesOfTask } from '../definitions/index.js';
import type { FormRoles } from '../forms/index.js';
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
  /** What the form of a task wants to be seen with it. */
  shownWith(item: WorkItem): Promise<FormRoles['shows']>;
}

export const namedTaskUseCases = (context: Context): NamedTaskUseCases => ({
  async taskNamed(elementId) {
    const item = await context.deps.store.read.workItems.latestAt(elementId);
    return item === null ? null : ((await namedTasks(context, [item]))[0] ?? null);
  },
  allowedVariables: async (item) => (await definitionOf(context, item))?.allowedVariables ?? [],
  async shownWith(item) {
    const complaintId = caseOf(item.matter);
    const complaint = complaintId === null ? null : await context.deps.store.read.complaints.byId(complaintId);
    return (await rolesOfTask(context, complaint?.bundleId ?? null, item)).shows;
  },
});
