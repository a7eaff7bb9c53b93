/** What can be wrong with a policy, each with the place where it is put right. */
import { IDS_IN_FRONT, type PolicyTable, type TableRow } from './tables.js';
import type { Contradiction } from './words-and-cells.js';

/** `line`: which row of the table, from 1, as Modeler counts them. */
export type Problem = { table: string; row: string; line?: number; column: string; rules: string[] } & (
  | { code: 'missingTable' | 'missingSetting' | 'unknownValue' | 'unnamedStep' | 'unknownSetting'; value: string }
  /** `value`: the form, or form and field. */
  | { code: 'unknownForm' | 'unknownField' | 'heldField' | 'saidTwice'; value: string }
  /** The words of a row say another figure, period, article or rule than its cell. */
  | ({ code: 'saysOtherwise' } & Omit<Contradiction, 'column'>)
  /** `value`: the group. */
  | { code: 'emptyGroup' | 'unnamedGroup'; value: string }
  /** `value`: the file that is not there. */
  | { code: 'missingFile'; value: string }
  /** `value`: the code of the policy that the engine does not know. */
  | { code: 'notDeployed'; value: string }
);

/** Where a row stands, for the person who has to find it among others that say the same. */
export const placeOf = ({ rows }: PolicyTable, row: TableRow): { row: string; line: number } => ({
  row: row.description.replace(IDS_IN_FRONT, ''),
  line: rows.indexOf(row) + 1,
});
