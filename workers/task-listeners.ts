/**
 * What the engine tells the desk of every user task, whoever has drawn it and however: a task that nobody is told of would
 * wait for ever. Diagrams of earlier releases name the same jobs themselves, task by task; told twice, the desk does it once.
 */
import type { TaskListener } from '../domain/core/index.js';

export const TASK_EVENTS = ['creating', 'assigning', 'completing', 'canceling'] as const;

export const TASK_LISTENERS: readonly TaskListener[] = TASK_EVENTS.map((event) => ({
  id: `desk-${event}`,
  type: `work-item.${event}`,
  eventTypes: [event],
}));
