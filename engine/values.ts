/** What rows consist of. */

export type Key = number;
/** Milliseconds since the epoch, from the injected clock. */
export type Instant = number;
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };
export type Variables = Record<string, JsonValue>;

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
