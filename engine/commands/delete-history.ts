/** Removes what is kept of instances that have ended: rows that only searches read. */
import type { Execution } from '../execution.js';
import type { Key, TableName } from '../records.js';
import type { CommandOf, Surroundings } from './command.js';
import { Rejection } from './commands.js';

/** The rows that go, per table. */
type Rows = [table: TableName, keys: (Key | string)[]][];

const TABLES: TableName[] = [
  'element_instance',
  'taken_sequence_flow',
  'variable',
  'job',
  'user_task',
  'message_subscription',
  'correlated_message',
  'incident',
  'decision_instance',
];

const WITH_TEXT_KEYS: ReadonlySet<TableName> = new Set([
  'taken_sequence_flow',
  'correlated_message',
  'decision_instance',
]);

async function rowsOf({ reader }: Surroundings, processInstanceKey: Key): Promise<Rows> {
  const rows: Rows = [];
  for (const table of TABLES) {
    const column = WITH_TEXT_KEYS.has(table) ? 'id' : 'key';
    const found = await reader.all<{ key: Key | string }>(
      `select ${column} as key from ${table} where process_instance_key = ?`,
      [processInstanceKey],
    );
    rows.push([table, found.map(({ key }) => key)]);
  }
  return rows;
}

function drop(x: Execution, rows: Rows): void {
  for (const [table, keys] of rows) for (const key of keys) x.changes.push({ table, key, row: null });
}

type Prepared = { state: string; rows: Rows } | null;

export const deleteProcessInstance: CommandOf<'deleteProcessInstance', Prepared> = {
  async prepare({ processInstanceKey }, surroundings) {
    const [found] = await surroundings.reader.all<{ state: string }>(
      'select state from process_instance where key = ?',
      [processInstanceKey],
    );
    return found ? { state: found.state, rows: await rowsOf(surroundings, processInstanceKey) } : null;
  },
  apply(x, { processInstanceKey }, prepared) {
    const expected = `Expected to delete process instance with key '${processInstanceKey}', but`;
    if (!prepared) throw new Rejection('NOT_FOUND', 'DELETE', `${expected} no such process instance was found`);
    if (prepared.state === 'ACTIVE')
      throw new Rejection('INVALID_STATE', 'DELETE', `${expected} it is still active: cancel it first`);
    drop(x, [...prepared.rows, ['process_instance', [processInstanceKey]]]);
  },
};

export const deleteDecisionInstance: CommandOf<'deleteDecisionInstance', Rows> = {
  async prepare({ decisionEvaluationKey }, { reader }) {
    const found = await reader.all<{ id: string }>('select id from decision_instance where evaluation_key = ?', [
      decisionEvaluationKey,
    ]);
    return [['decision_instance', found.map(({ id }) => id)]];
  },
  apply(x, { decisionEvaluationKey }, rows) {
    if (rows.every(([, keys]) => keys.length === 0)) {
      const reason = `Expected to delete decision instance with key '${decisionEvaluationKey}', but no such decision instance was found`;
      throw new Rejection('NOT_FOUND', 'DELETE', reason);
    }
    drop(x, rows);
  },
};
