/** What rows consist of. */

export type Key = number;
/** Milliseconds since the epoch, from the injected clock. */
export type Instant = number;
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };
export type Variables = Record<string, JsonValue>;

/** The names of what is written out in full, such as a table of behaviours; `Object.keys` forgets which they are. */
export function namesOf<Written extends object>(written: Written): Extract<keyof Written, string>[] {
  const names: Extract<keyof Written, string>[] = [];
  for (const name in written) names.push(name);
  return names;
}

/** An object of JSON, whatever is in it. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws {SyntaxError} where the text is no JSON */
export function parseJson(text: string): JsonValue {
  return JSON.parse(text);
}

export type ListenerEventType =
  'START' | 'END' | 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'CANCELING' | 'UNSPECIFIED';
export type UserTaskState =
  'CREATING' | 'CREATED' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'COMPLETED' | 'CANCELING' | 'CANCELED';

/** What can be changed of a user task. */
export interface TaskAttributes {
  assignee: string | null;
  candidateGroups: string[];
  candidateUsers: string[];
  /** ISO 8601 text, as the model or the client gave it. */
  dueDate: string | null;
  followUpDate: string | null;
  priority: number;
}
