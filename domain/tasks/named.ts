/** Tasks with the words of their own diagrams. */
import type { Context } from '../core/context.js';
import { definitionOf, elementsAt } from '../definitions/index.js';
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
}

export const namedTaskUseCases = (context: Context): NamedTaskUseCases => ({
  async taskNamed(elementId) {
    const item = await context.deps.store.read.workItems.latestAt(elementId);
    return item === null ? null : ((await namedTasks(context, [item]))[0] ?? null);
  },
  allowedVariables: async (item) => (await definitionOf(context, item))?.allowedVariables ?? [],
});
