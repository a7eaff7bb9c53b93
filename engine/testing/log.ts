/** What an engine did, one line per change, for people who look for why a test failed. */
import type {
  ElementInstance,
  Incident,
  Instant,
  Job,
  Key,
  Message,
  MessageSubscription,
  ProcessDefinition,
  ProcessInstance,
  SignalSubscription,
  TableName,
  Timer,
  UserTask,
  Variable,
} from '../records.js';
import type { Change } from '../storage/batch.js';

const LONGEST_VALUE = 120;
const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'null';
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};
const list = (names: string[]): string => (names.length > 0 ? ` [${names.join(', ')}]` : '');
const iso = (at: Instant): string => new Date(at).toISOString();
const waiter = ({ elementId, elementInstanceKey }: { elementId: string; elementInstanceKey: Key | null }): string =>
  elementInstanceKey === null ? `start event ${elementId}` : `${elementId} of ${elementInstanceKey}`;

/** What is written of a row; null for what says nothing new. `gone`: the row was deleted. */
const LINES: Partial<Record<TableName, (row: never, before: never | undefined) => string | null>> = {
  process_definition: ({ bpmnProcessId, version, key }: ProcessDefinition) =>
    `process ${bpmnProcessId} version ${version} deployed (${key})`,
  process_instance: (row: ProcessInstance, before?: ProcessInstance) =>
    row.state === before?.state && row.processDefinitionKey === before.processDefinitionKey
      ? null
      : `instance of ${row.bpmnProcessId} version ${row.version} ${row.state}`,
  element_instance: (row: ElementInstance, before?: ElementInstance) =>
    row.elementType === 'PROCESS' || (row.state === before?.state && row.elementId === before.elementId)
      ? null
      : `${row.elementId} (${row.elementType}) ${row.state}`,
  variable: ({ name, value, scopeKey, processInstanceKey }: Variable) =>
    `variable ${name} = ${short(value)}${scopeKey === processInstanceKey ? '' : ` in ${scopeKey}`}`,
  job: (row: Job, before?: Job) =>
    row.state === before?.state && row.retries === before.retries
      ? null
      : `job ${row.type} at ${row.elementId} ${row.state}, ${row.retries} retries${row.errorMessage ? `: ${row.errorMessage}` : ''}${row.errorCode ? ` (${row.errorCode})` : ''}`,
  user_task: (row: UserTask, before?: UserTask) =>
    row.state === before?.state && row.assignee === before.assignee
      ? null
      : `user task ${row.elementId} ${row.state}${row.assignee === null ? '' : `, assigned to ${row.assignee}`}${list(row.candidateGroups)}`,
  timer: (row: Timer) => `timer of ${waiter(row)} due at ${iso(row.dueAt)}`,
  message: ({ name, correlationKey, deadline }: Message) =>
    `message ${name} '${correlationKey}' buffered until ${iso(deadline)}`,
  message_subscription: (row: MessageSubscription) =>
    `${waiter(row)}: message ${row.messageName} '${row.correlationKey}' ${row.state === 'CREATED' ? 'waited for' : row.state}`,
  signal_subscription: (row: SignalSubscription) => `${waiter(row)}: signal ${row.signalName} waited for`,
  incident: ({ errorType, elementId, errorMessage, state }: Incident) =>
    `incident ${errorType} at ${elementId} ${state}${state === 'ACTIVE' ? `: ${errorMessage}` : ''}`,
};

interface Entry {
  at: Instant;
  processInstanceKey: Key | null;
  text: string;
}

export class ChangeLog {
  private readonly entries: Entry[] = [];
  private readonly rows = new Map<string, object>();

  note(at: Instant, changes: readonly Change[]): void {
    for (const { table, key, row } of changes) {
      const id = `${table} ${key}`;
      const before = this.rows.get(id);
      if (row === null) {
        this.rows.delete(id);
        continue;
      }
      this.rows.set(id, row);
      const text = LINES[table]?.(row as never, before as never);
      if (!text) continue;
      const { processInstanceKey = null } = row as { processInstanceKey?: Key | null };
      this.entries.push({
        at,
        processInstanceKey: table === 'process_instance' ? (key as Key) : processInstanceKey,
        text,
      });
    }
  }

  /** All lines, or those of some instances: `2026-01-05T09:00:00.000Z 2251799813685251 pack (SERVICE_TASK) ACTIVATED`. */
  lines(instances?: ReadonlySet<Key>): string[] {
    return this.entries
      .filter(
        ({ processInstanceKey }) => !instances || (processInstanceKey !== null && instances.has(processInstanceKey)),
      )
      .map(({ at, processInstanceKey, text }) => `${iso(at)} ${processInstanceKey ?? '-'} ${text}`);
  }
}
