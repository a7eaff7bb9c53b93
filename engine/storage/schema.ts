/** The engine's tables in SQLite, derived from one list of columns that the compiler checks against records.ts. */
import type { TableName, Tables } from '../records.js';
import { namesOf, parseJson } from '../values.js';

/** `key`: whole number · `json`: stored as JSON text · `flag`: 0 or 1. */
type Column = 'key' | 'text' | 'json' | 'flag';
type Columns = { [Name in TableName]: { [Property in keyof Tables[Name]]: Column } };

/** Counted up at every change of the tables; a file with a higher one is refused. */
export const SCHEMA_VERSION = 4;

const deployed = { deploymentKey: 'key' } as const;
const inProcess = { processInstanceKey: 'key', rootProcessInstanceKey: 'key', processDefinitionKey: 'key' } as const;

/** The first column is the primary key. */
export const COLUMNS: Columns = {
  deployment: { key: 'key', createdAt: 'key' },
  process_definition: {
    key: 'key',
    ...deployed,
    bpmnProcessId: 'text',
    name: 'text',
    version: 'key',
    versionTag: 'text',
    resourceName: 'text',
    checksum: 'text',
    resource: 'text',
    startFormId: 'text',
    createdAt: 'key',
  },
  decision_requirements: {
    key: 'key',
    ...deployed,
    decisionRequirementsId: 'text',
    name: 'text',
    version: 'key',
    resourceName: 'text',
    checksum: 'text',
    resource: 'text',
    createdAt: 'key',
  },
  decision_definition: {
    key: 'key',
    ...deployed,
    decisionId: 'text',
    name: 'text',
    version: 'key',
    versionTag: 'text',
    decisionRequirementsKey: 'key',
    decisionRequirementsId: 'text',
  },
  form: {
    key: 'key',
    ...deployed,
    formId: 'text',
    version: 'key',
    versionTag: 'text',
    resourceName: 'text',
    checksum: 'text',
    resource: 'text',
    createdAt: 'key',
  },
  deleted_resource: { key: 'key', deletedAt: 'key' },
  process_instance: {
    key: 'key',
    rootProcessInstanceKey: 'key',
    parentProcessInstanceKey: 'key',
    parentElementInstanceKey: 'key',
    processDefinitionKey: 'key',
    bpmnProcessId: 'text',
    version: 'key',
    state: 'text',
    hasIncident: 'flag',
    tags: 'json',
    businessId: 'text',
    startedAt: 'key',
    endedAt: 'key',
  },
  element_instance: {
    key: 'key',
    ...inProcess,
    bpmnProcessId: 'text',
    elementId: 'text',
    elementName: 'text',
    elementType: 'text',
    flowScopeKey: 'key',
    state: 'text',
    incidentKey: 'key',
    startedAt: 'key',
    endedAt: 'key',
    runtime: 'json',
  },
  taken_sequence_flow: { id: 'text', ...inProcess, bpmnProcessId: 'text', elementId: 'text' },
  variable: { key: 'key', name: 'text', value: 'json', scopeKey: 'key', ...inProcess },
  job: {
    key: 'key',
    type: 'text',
    kind: 'text',
    listenerEventType: 'text',
    state: 'text',
    retries: 'key',
    worker: 'text',
    deadline: 'key',
    backoffUntil: 'key',
    customHeaders: 'json',
    errorCode: 'text',
    errorMessage: 'text',
    deniedReason: 'text',
    incidentKey: 'key',
    elementId: 'text',
    elementInstanceKey: 'key',
    ...inProcess,
    bpmnProcessId: 'text',
    processDefinitionVersion: 'key',
    createdAt: 'key',
    updatedAt: 'key',
    endedAt: 'key',
  },
  user_task: {
    key: 'key',
    state: 'text',
    name: 'text',
    assignee: 'text',
    candidateGroups: 'json',
    candidateUsers: 'json',
    dueDate: 'text',
    followUpDate: 'text',
    priority: 'key',
    formKey: 'key',
    externalFormReference: 'text',
    customHeaders: 'json',
    action: 'text',
    elementId: 'text',
    elementInstanceKey: 'key',
    ...inProcess,
    bpmnProcessId: 'text',
    processDefinitionVersion: 'key',
    createdAt: 'key',
    completedAt: 'key',
  },
  timer: {
    key: 'key',
    dueAt: 'key',
    repetitions: 'key',
    elementId: 'text',
    elementInstanceKey: 'key',
    ...inProcess,
  },
  message: {
    key: 'key',
    name: 'text',
    correlationKey: 'text',
    messageId: 'text',
    variables: 'json',
    deadline: 'key',
    createdAt: 'key',
  },
  message_subscription: {
    key: 'key',
    messageName: 'text',
    correlationKey: 'text',
    elementId: 'text',
    interrupting: 'flag',
    state: 'text',
    elementInstanceKey: 'key',
    ...inProcess,
    bpmnProcessId: 'text',
    updatedAt: 'key',
  },
  message_start_subscription: {
    key: 'key',
    messageName: 'text',
    elementId: 'text',
    bpmnProcessId: 'text',
    processDefinitionKey: 'key',
  },
  message_correlation: {
    id: 'text',
    messageKey: 'key',
    bpmnProcessId: 'text',
    processInstanceKey: 'key',
    startCorrelationKey: 'text',
  },
  correlated_message: {
    id: 'text',
    messageKey: 'key',
    messageName: 'text',
    correlationKey: 'text',
    subscriptionKey: 'key',
    elementId: 'text',
    elementInstanceKey: 'key',
    ...inProcess,
    bpmnProcessId: 'text',
    correlatedAt: 'key',
  },
  signal_subscription: {
    key: 'key',
    signalName: 'text',
    elementId: 'text',
    elementInstanceKey: 'key',
    ...inProcess,
  },
  signal: { key: 'key', name: 'text', variables: 'json', createdAt: 'key' },
  incident: {
    key: 'key',
    errorType: 'text',
    errorMessage: 'text',
    state: 'text',
    elementId: 'text',
    elementInstanceKey: 'key',
    jobKey: 'key',
    ...inProcess,
    bpmnProcessId: 'text',
    createdAt: 'key',
    resolvedAt: 'key',
  },
  decision_instance: {
    id: 'text',
    evaluationKey: 'key',
    index: 'key',
    decisionDefinitionKey: 'key',
    decisionId: 'text',
    decisionName: 'text',
    decisionVersion: 'key',
    decisionType: 'text',
    decisionRequirementsKey: 'key',
    decisionRequirementsId: 'text',
    state: 'text',
    evaluationFailure: 'text',
    result: 'text',
    evaluatedInputs: 'json',
    matchedRules: 'json',
    elementInstanceKey: 'key',
    ...inProcess,
    evaluatedAt: 'key',
  },
  batch_operation: {
    key: 'key',
    type: 'text',
    state: 'text',
    plan: 'json',
    total: 'key',
    completed: 'key',
    failed: 'key',
    startedAt: 'key',
    endedAt: 'key',
  },
  batch_operation_item: {
    id: 'text',
    batchOperationKey: 'key',
    type: 'text',
    itemKey: 'key',
    processInstanceKey: 'key',
    rootProcessInstanceKey: 'key',
    state: 'text',
    errorMessage: 'text',
    processedAt: 'key',
  },
  global_task_listener: {
    id: 'text',
    type: 'text',
    eventTypes: 'json',
    retries: 'key',
    afterNonGlobal: 'flag',
    priority: 'key',
  },
};

export const TABLE_NAMES: readonly TableName[] = namesOf(COLUMNS);

/** What is looked up; partial where only the living are. */
const INDEXES: [table: TableName, columns: string, where?: string][] = [
  ['process_definition', 'bpmn_process_id, version'],
  ['decision_definition', 'decision_id, version'],
  ['form', 'form_id, version'],
  ['process_instance', 'root_process_instance_key'],
  ['process_instance', 'parent_process_instance_key'],
  ['process_instance', 'bpmn_process_id, state'],
  ['element_instance', 'process_instance_key'],
  ['element_instance', 'root_process_instance_key', 'ended_at is null'],
  ['taken_sequence_flow', 'process_instance_key'],
  ['variable', 'scope_key'],
  ['variable', 'process_instance_key'],
  ['job', 'root_process_instance_key', 'ended_at is null'],
  ['job', 'process_instance_key'],
  ['user_task', 'element_instance_key'],
  ['user_task', 'root_process_instance_key', "state not in ('COMPLETED', 'CANCELED')"],
  ['timer', 'due_at'],
  ['timer', 'root_process_instance_key'],
  ['message_subscription', 'root_process_instance_key', "state = 'CREATED'"],
  ['message_correlation', 'message_key'],
  ['signal_subscription', 'root_process_instance_key'],
  ['incident', 'root_process_instance_key', "state = 'ACTIVE'"],
  ['incident', 'process_instance_key'],
  ['decision_instance', 'process_instance_key'],
  ['correlated_message', 'process_instance_key'],
  ['batch_operation_item', 'batch_operation_key, state'],
  ['batch_operation_item', 'process_instance_key'],
];

const quote = (name: string): string => `"${name}"`;
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columnsOf = (table: TableName): [string, Column][] => Object.entries<Column>(COLUMNS[table]);
/**
 * Per table its columns, as properties and in SQL: worked out once, used for every row. That the names of the columns
 * are those of the table's rows, `Columns` says; a list that is made in a loop cannot.
 */
const PROPERTIES = Object.fromEntries(TABLE_NAMES.map((table) => [table, columnsOf(table).map(([name]) => name)])) as {
  [Name in TableName]: (keyof Tables[Name])[];
};
const STORED: ReadonlyMap<TableName, { name: string; column: Column; sql: string }[]> = new Map(
  TABLE_NAMES.map((table) => [
    table,
    columnsOf(table).map(([name, column]) => ({ name, column, sql: snakeCase(name) })),
  ]),
);
export const primaryKey = (table: TableName): string => columnsOf(table)[0]?.[0] ?? 'key';

const sqlType = (column: Column): string => (column === 'key' || column === 'flag' ? 'integer' : 'text');

function createTable(table: TableName): string {
  const columns = columnsOf(table).map(([name, column], index) => {
    return `${quote(snakeCase(name))} ${sqlType(column)}${index === 0 ? ' primary key' : ''}`;
  });
  return `create table if not exists ${table} (${columns.join(', ')})`;
}

/** Columns of the views of batches: what is put into a table, and the keys of what goes. SQLite reads each text once. */
export const putColumn = (table: TableName): string => `put_${table}`;
export const goneColumn = (table: TableName): string => `gone_${table}`;

/** A view that batches are inserted into: one statement per batch, which its trigger spreads over the tables. */
export interface BatchView {
  columns: string[];
  insert: string;
  /** What makes the view and its trigger. */
  statements: string[];
}

function batchView(name: string, put: readonly TableName[], gone: readonly TableName[]): BatchView {
  const columns = ['next_key', ...put.map(putColumn), ...gone.map(goneColumn)];
  return {
    columns,
    insert: `insert into ${name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    statements: [
      `drop view if exists ${name}`,
      `create view ${name} as select ${columns.map((column) => `null as ${column}`).join(', ')}`,
      // SQLite makes it one transaction, in one hop to the thread pool.
      `create trigger ${name}_insert instead of insert on ${name} begin ${put.map(upsert).join('\n')} ` +
        `${gone.map(remove).join('\n')} ` +
        `insert into meta (name, value) values ('next_key', new.next_key) ` +
        `on conflict (name) do update set value = excluded.value; end`,
    ],
  };
}

/** Set once, when a row begins. Left out of updates, so that the indexes over them are not written again. */
const NEVER_CHANGE: ReadonlySet<string> = new Set([
  'processInstanceKey',
  'rootProcessInstanceKey',
  'parentProcessInstanceKey',
  'parentElementInstanceKey',
  'elementInstanceKey',
  'flowScopeKey',
  'scopeKey',
  'messageKey',
  'createdAt',
  'startedAt',
]);

/** A row travels as an array in the order of the columns; `->` keeps what is JSON as JSON text. */
function upsert(table: TableName): string {
  const columns = columnsOf(table);
  const names = columns.map(([name]) => quote(snakeCase(name)));
  const values = columns.map(([, column], index) => `e.value ${column === 'json' ? '->' : '->>'} ${index}`);
  const changing = columns.slice(1).filter(([name]) => !NEVER_CHANGE.has(name));
  const updates = changing.map(([name]) => quote(snakeCase(name))).map((name) => `${name} = excluded.${name}`);
  return (
    `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from json_each(new.${putColumn(table)}) e ` +
    `where true on conflict (${names[0]}) do ${updates.length > 0 ? `update set ${updates.join(', ')}` : 'nothing'};`
  );
}

const remove = (table: TableName): string =>
  `delete from ${table} where ${quote(snakeCase(primaryKey(table)))} in ` +
  `(select value from json_each(new.${goneColumn(table)}));`;

/** What most batches consist of: an empty table costs a batch nearly as much as one with a row. */
const INSTANCE_TABLES: TableName[] = ['process_instance', 'element_instance', 'taken_sequence_flow', 'variable', 'job'];
export const ANY_BATCH = batchView('batch', TABLE_NAMES, TABLE_NAMES);
export const INSTANCE_BATCH = batchView('instance_batch', INSTANCE_TABLES, []);

/** The columns of a file, by table, as `pragma table_info` names them. */
export type StoredColumns = ReadonlyMap<TableName, ReadonlySet<string>>;

/** What an older file lacks: a column is only ever added, and empty in the rows that are there. */
export function additions(stored: StoredColumns): string[] {
  return TABLE_NAMES.flatMap((table) => {
    const there = stored.get(table);
    if (!there || there.size === 0) return [];
    return columnsOf(table)
      .filter(([name]) => !there.has(snakeCase(name)))
      .map(([name, column]) => `alter table ${table} add column ${quote(snakeCase(name))} ${sqlType(column)}`);
  });
}

/** Everything to run on an empty file, or on one of this version. */
export function statements(): string[] {
  const indexes = INDEXES.map(([table, columns, where], number) => {
    const condition = where ? ` where ${where}` : '';
    return `create index if not exists ${table}_${number} on ${table} (${columns})${condition}`;
  });
  return [
    'create table if not exists meta (name text primary key, value integer)',
    ...TABLE_NAMES.map(createTable),
    ...indexes,
    ...ANY_BATCH.statements,
    ...INSTANCE_BATCH.statements,
  ];
}

/** A row as an array in the order of the columns. */
export function toArray<Name extends TableName>(table: Name, row: Tables[Name]): unknown[] {
  const properties: readonly (keyof Tables[Name])[] = PROPERTIES[table];
  return properties.map((name) => row[name] ?? null);
}

function fromColumn(column: Column, value: unknown): unknown {
  if (column === 'flag') return value === 1;
  if (column === 'json') return typeof value === 'string' ? parseJson(value) : null;
  return value;
}

function decoded(table: TableName, stored: Record<string, unknown>): unknown {
  const row: Record<string, unknown> = {};
  for (const { name, column, sql } of STORED.get(table) ?? []) row[name] = fromColumn(column, stored[sql] ?? null);
  return row;
}

/** A row of SQLite as the engine has it in memory. */
export function toRow<Name extends TableName>(table: Name, stored: Record<string, unknown>): Tables[Name] {
  // Only rows of this type are ever written into the table (`toArray`), with these columns: they are not asked again.
  return decoded(table, stored) as Tables[Name];
}
