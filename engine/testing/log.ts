/** What an engine did, one line per change, for people who look for why a test failed. */
import type { Instant, Key, Row, TableName, Tables } from '../records.js';
import type { Change, Put } from '../storage/batch.js';

const LONGEST_VALUE = 120;
const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'null';
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};
const list = (names: string[]): string => (names.length > 0 ? ` [${names.join(', ')}]` : '');
const iso = (at: Instant): string => new Date(at).toISOString();
const waiter = ({ elementId, elementInstanceKey }: { elementId: string; elementInstanceKey: Key | null }): string =>
  elementInstanceKey === null ? `start event ${elementId}` : `${elementId} of ${elementInstanceKey}`;

type Line<Row> = (row: Row, before: Row | undefined) => string | null;

/** What is written of a row; null for what says nothing new. */
const LINES: { readonly [Name in TableName]?: Line<Tables[Name]> } = {
  process_definition: ({ bpmnProcessId, version, key }) =>
    `process ${bpmnProcessId} version ${version} deployed (${key})`,
  process_instance: (row, before) =>
    row.state === before?.state && row.processDefinitionKey === before.processDefinitionKey
      ? null
      : `instance of ${row.bpmnProcessId} version ${row.version} ${row.state}`,
  element_instance: (row, before) =>
    row.elementType === 'PROCESS' || (row.state === before?.state && row.elementId === before.elementId)
      ? null
      : `${row.elementId} (${row.elementType}) ${row.state}`,
  variable: ({ name, value, scopeKey, processInstanceKey }) =>
    `variable ${name} = ${short(value)}${scopeKey === processInstanceKey ? '' : ` in ${scopeKey}`}`,
  job: (row, before) =>
    row.state === before?.state && row.retries === before.retries
      ? null
      : `job ${row.type} at ${row.elementId} ${row.state}, ${row.retries} retries${row.errorMessage ? `: ${row.errorMessage}` : ''}${row.errorCode ? ` (${row.errorCode})` : ''}`,
  user_task: (row, before) =>
    row.state === before?.state && row.assignee === before.assignee
      ? null
      : `user task ${row.elementId} ${row.state}${row.assignee === null ? '' : `, assigned to ${row.assignee}`}${list(row.candidateGroups)}`,
  timer: (row) => `timer of ${waiter(row)} due at ${iso(row.dueAt)}`,
  message: ({ name, correlationKey, deadline }) =>
    `message ${name} '${correlationKey}' buffered until ${iso(deadline)}`,
  message_subscription: (row) =>
    `${waiter(row)}: message ${row.messageName} '${row.correlationKey}' ${row.state === 'CREATED' ? 'waited for' : row.state}`,
  signal_subscription: (row) => `${waiter(row)}: signal ${row.signalName} waited for`,
  incident: ({ errorType, elementId, errorMessage, state }) =>
    `incident ${errorType} at ${elementId} ${state}${state === 'ACTIVE' ? `: ${errorMessage}` : ''}`,
};

/** @param before the same row as it was */
const lineOf = <Name extends TableName>(
  table: Name,
  row: Tables[Name],
  before: Tables[Name] | undefined,
): string | null => LINES[table]?.(row, before) ?? null;

interface Entry {
  at: Instant;
  processInstanceKey: Key | null;
  text: string;
}

export class ChangeLog {
  private readonly entries: Entry[] = [];
  private readonly rows = new Map<string, Row>();

  note(at: Instant, changes: readonly Change[]): void {
    for (const change of changes) {
      const id = `${change.table} ${change.key}`;
      if (change.row === null) this.rows.delete(id);
      else this.add(at, change, id);
    }
  }

  private add(at: Instant, { table, row }: Put, id: string): void {
    const text = lineOf(table, row, this.rows.get(id));
    this.rows.set(id, row);
    if (!text) return;
    const processInstanceKey =
      table === 'process_instance' ? row.key : 'processInstanceKey' in row ? row.processInstanceKey : null;
    this.entries.push({ at, processInstanceKey, text });
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
