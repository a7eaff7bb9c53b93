/**
 * What an element instance keeps in mind while it runs: one column of its row, and nothing that anybody searches for.
 * Every fact is named here, with who writes it; the names are those in the files of installations that run.
 */
import type { Key, ListenerEventType, TaskAttributes, UserTaskState, Variables } from './values.js';

/** An event that has happened, and what it brought. */
export interface Happened {
  eventId: string;
  variables: Variables;
}

/** What can be taken back (behaviors/compensation.ts). */
export interface CompensationNote {
  activityId: string;
  handlerId: string | null;
  /** Of a completed scope: what is to be taken back in it, with the variables it had. */
  inside: CompensationNote[];
  variables: Variables;
}

/** How far a multi-instance body is. */
export interface Round {
  size: number;
  created: number;
  completed: number;
}

/** What a transition of a user task does when every listener has agreed. */
export interface TaskChange {
  event: ListenerEventType;
  attributes: Partial<TaskAttributes>;
  variables: Variables;
  action: string;
  /** The state before: where a denial leads back to. */
  from: UserTaskState;
  /** Listeners of every task, as they were when it began; absent where there were none. */
  globals?: { type: string; retries: number; afterNonGlobal: boolean }[];
}

export interface Runtime {
  /** A process: how many calls it is away from the outermost instance, which is 1. */
  depth?: number;
  /** A process: the start event that has begun it; absent where it begins at its none start event. */
  startedBy?: string;
  /** A process, an event sub-process: what its start event brought, where that event maps it itself. */
  startedWith?: Variables;
  /** A process: the instance ends when one of these elements has completed. */
  terminateAfter?: string[];

  /** A scope: how many tokens wait at joins, by the flow that brought them. */
  tokens?: Record<string, number>;
  /** A scope: one of its event sub-processes has ended everything else in it. */
  interrupted?: boolean;
  /** A scope: the event whose sub-process begins when everything else has ended. */
  pending?: Happened;
  /** A scope: what has completed in it and can be taken back, the oldest first. */
  compensation?: CompensationNote[];
  /** An event sub-process: what its event brought, as variables of its own. */
  heard?: Variables;

  /** An activity that is ended: the boundary event that goes on in its place. */
  boundary?: Happened;
  /** From completing to completed: what the element's work has brought. */
  brought?: Variables;
  /** How many start listeners have done their jobs, or that all have. */
  listenersSTART?: number | 'done';
  /** The same of its end listeners. */
  listenersEND?: number | 'done';

  /** A multi-instance body. */
  round?: Round;
  /** An instance within a body: which item it is for, from 1. */
  loopCounter?: number;

  /** An exclusive gateway: the flow it has chosen. */
  flow?: string | null;
  /** An inclusive gateway: the flows it has chosen. */
  flows?: string[];
  /** An event-based gateway: the event that came first. */
  trigger?: Happened;

  /** A user task: whom the model assigns it to, once it is created. */
  assignee?: string;
  /** A user task: the change under way, and how many listeners have agreed to it. */
  task?: (TaskChange & { listener: number }) | null;

  /** A compensation handler: the instance that has thrown. */
  compensationFor?: Key;
  /** Who has thrown compensation: how many handlers are still at work. */
  handlers?: number;
}
