/** What keeps a policy from being activated, each with the place where it is put right. */
import { SetUpError } from '../core/errors.js';
import { isOneOf } from '../core/own.js';
import { LIMIT_REPEATS, LIMIT_UNITS, CASE_EVENTS } from '../deadlines/model.js';
import { PERIODS } from '../duties/model.js';
import { COMPANY_WIDE_ROLES, type Department, ROLES } from '../organisation/model.js';
import type { Group } from '../people/model.js';
import { toGroup } from '../people/roles.js';
import { ruleOf } from '../regulations/index.js';
import {
  cell,
  IDS_IN_FRONT,
  literal,
  type PolicyFile,
  type PolicyTable,
  settingsOf,
  tableOf,
  type TableRow,
} from './tables.js';
import { cellSaid, isAssignable, isTaskGroup, type TaskGroup } from './task-groups.js';
import { type Contradiction, contradictionsIn } from './words-and-cells.js';

const POLICY_TABLES = [
  'limits',
  'profile',
  'classification',
  'major',
  'decline',
  'investigators',
  'approval',
  'extension',
  'accountability',
  'duties',
  'roles',
] as const;

/** What the company's own rules say, whatever the policy: without one of them something is never told, watched or kept. */
const COMPANY_TABLES = [
  'marks',
  'recipients',
  'escalation',
  'pauses',
  'notices',
  'hours',
  'outside',
  'danger',
  'contacts',
  'online',
  'retention',
] as const;

/** `line`: which row of the table, from 1, as Modeler counts them. */
export type Problem = { table: string; row: string; line?: number; column: string; rules: string[] } & (
  | { code: 'missingTable' | 'missingSetting' | 'unknownValue' | 'unknownSetting'; value: string }
  /** The words of a row say another figure, period, article or rule than its cell. */
  | ({ code: 'saysOtherwise' } & Omit<Contradiction, 'column'>)
  /** `value`: the group. */
  | { code: 'emptyGroup' | 'unnamedGroup'; value: string }
  /** `value`: the file that is not there. */
  | { code: 'missingFile'; value: string }
  /** `value`: the code of the policy that the engine does not know. */
  | { code: 'notDeployed'; value: string }
);

export interface CheckContext {
  /** Every file of `workflows/policies`, by code. */
  files: ReadonlyMap<string, PolicyFile>;
  /** Groups that an active user acts for. */
  staffed: ReadonlySet<Group>;
  /** Those in use. */
  departments: readonly Department[];
  /** Those in use. */
  dutyKinds: readonly string[];
  /** What the diagrams ask a profile for. */
  taskGroups: readonly TaskGroup[];
}

/** Danger has a limit, whatever the policy. */
const DANGER_RULES = ['D04-R10', 'D08-R20'];

type Allowed = Record<string, (value: unknown) => boolean>;

const ruleId = (value: unknown): boolean => value === 'company' || ruleOf(String(value)) !== undefined;

/** Table → column → what it may say. */
const LIMITS: Allowed = {
  unit: (value) => isOneOf(LIMIT_UNITS, value),
  startEvent: (value) => isOneOf(CASE_EVENTS, value),
  stopEvent: (value) => isOneOf(CASE_EVENTS, value),
  kind: (value) => ['rule', 'target', 'company'].includes(String(value)),
  repeat: (value) => isOneOf(LIMIT_REPEATS, value),
  dutyHolder: (value) => isOneOf(ROLES, value),
  amount: (value) => typeof value === 'number' && value >= 0,
  ruleId,
};

const ALLOWED: Record<'limits' | 'duties' | 'danger' | 'internal', Allowed> = {
  limits: LIMITS,
  // A promise of the regulation, or of the law, it is not: its lateness is nobody's breach of either.
  internal: { ...LIMITS, kind: (value) => value === 'company' || value === 'target' },
  // Another beginning or end would be no limit of a danger.
  danger: {
    ...LIMITS,
    startEvent: (value) => value === 'safety-identified',
    stopEvent: (value) => value === 'safety-confirmed',
  },
  duties: {
    period: (value) => isOneOf(PERIODS, value),
    leadWorkingDays: (value) => typeof value === 'number' && value > 0,
    ruleId,
  },
};

/** The groups a role stands for: one, or one of each department. */
export function groupsOfRole(role: string, departments: readonly Department[]): Group[] {
  const groups = isOneOf(COMPANY_WIDE_ROLES, role) ? [role] : departments.map((department) => `${role}:${department}`);
  return groups.map(toGroup);
}

/** Where a row stands, for the person who has to find it among others that say the same. */
const placeOf = ({ rows }: PolicyTable, row: TableRow): { row: string; line: number } => ({
  row: row.description.replace(IDS_IN_FRONT, ''),
  line: rows.indexOf(row) + 1,
});

const rulesOf = (row: TableRow, column: { rules: string[] } | undefined): string[] =>
  column && column.rules.length > 0 ? column.rules : row.rules;

/** Cells that nobody has filled in: figures that the regulation asks for and does not give. */
function missingSettings(table: PolicyTable): Problem[] {
  return table.rows.flatMap((row) =>
    table.outputs.flatMap((column, at) =>
      literal(row.outputs[at] ?? '') === null
        ? [
            {
              code: 'missingSetting' as const,
              table: table.name,
              ...placeOf(table, row),
              column: column.label,
              rules: rulesOf(row, column),
              value: '',
            },
          ]
        : [],
    ),
  );
}

function unknownValues(table: PolicyTable, columns: Allowed): Problem[] {
  return table.rows.flatMap((row) =>
    table.outputs.flatMap(({ name, label }, at) => {
      const value = literal(row.outputs[at] ?? '');
      const allowed = columns[name];
      if (allowed === undefined || value === null || allowed(value)) return [];
      const { rules } = row;
      const place = { table: table.name, ...placeOf(table, row), column: label };
      return [{ code: 'unknownValue' as const, ...place, rules, value: String(value) }];
    }),
  );
}

/** Pages show a row's words beside its figures: whoever reads them must not be told two things. */
const contradictions = (table: PolicyTable): Problem[] =>
  table.rows.flatMap((row) =>
    contradictionsIn(table, row).map((found) => ({
      code: 'saysOtherwise' as const,
      table: table.name,
      ...placeOf(table, row),
      rules: row.rules,
      ...found,
    })),
  );

/** Groups that tables hand work to, as far as they are written out. */
function namedGroups(file: PolicyFile): { group: string; table: PolicyTable; row: TableRow; column: string }[] {
  return file.tables.flatMap((table) =>
    table.outputs.flatMap(({ name, label }, at) =>
      /Group$|^registrar$|^visitor$/.test(name)
        ? table.rows.flatMap((row) => {
            const value = literal(row.outputs[at] ?? '');
            const group = typeof value === 'string' ? value.split(':')[0] : undefined;
            return group === undefined || ['none', 'handler'].includes(group)
              ? []
              : [{ group, table, row, column: label }];
          })
        : [],
    ),
  );
}

function groupProblems(
  file: PolicyFile,
  roles: PolicyTable,
  { staffed, departments }: Pick<CheckContext, 'staffed' | 'departments'>,
): Problem[] {
  const known = new Map(roles.rows.map((row) => [String(literal(cell(roles, row, 'group'))), row]));
  const unnamed = namedGroups(file)
    .filter(({ group }) => !known.has(group))
    .map(({ group, table, row, column }) => ({
      code: 'unnamedGroup' as const,
      table: table.name,
      ...placeOf(table, row),
      column,
      rules: row.rules,
      value: group,
    }));
  const empty = [...known].flatMap(([role, row]) =>
    groupsOfRole(role, departments)
      .filter((group) => !staffed.has(group))
      .map((group) => ({
        code: 'emptyGroup' as const,
        table: roles.name,
        ...placeOf(roles, row),
        column: '',
        rules: row.rules,
        value: group,
      })),
  );
  return [...unnamed, ...empty];
}

/** Settings of whose task something is: each has to be asked for by a diagram, and to name somebody. */
function taskGroupProblems(
  profile: PolicyTable,
  { taskGroups, departments }: Pick<CheckContext, 'taskGroups' | 'departments'>,
): Problem[] {
  const [row] = profile.rows;
  if (row === undefined) return [];
  return profile.outputs.flatMap((column, at): Problem[] => {
    const feel = row.outputs[at] ?? '';
    if (!isTaskGroup(column) || literal(feel) === null) return [];
    const place = { table: profile.name, ...placeOf(profile, row), column: column.label, rules: column.rules };
    if (taskGroups.every(({ setting }) => setting !== column.name))
      return [{ code: 'unknownSetting', ...place, value: column.name }];
    return isAssignable(literal(feel), departments) ? [] : [{ code: 'unknownValue', ...place, value: cellSaid(feel) }];
  });
}

const missingTables = (file: PolicyFile, kinds: readonly string[]): Problem[] =>
  kinds
    .filter((kind) => (tableOf(file, kind)?.rows ?? []).length === 0)
    .map((kind) => ({
      code: 'missingTable',
      table: `${kind}_${file.code}`,
      ...{ row: '', column: '', rules: kind === 'danger' ? DANGER_RULES : [] },
      value: kind,
    }));

/** Of the company's own rules: they hold for every policy that names them. */
function companyProblems(company: PolicyFile | undefined): Problem[] {
  if (company === undefined) return [];
  const looked = (['danger', 'internal'] as const).flatMap((kind) => {
    const table = tableOf(company, kind);
    return table === undefined ? [] : [...missingSettings(table), ...unknownValues(table, ALLOWED[kind])];
  });
  return [...missingTables(company, COMPANY_TABLES), ...company.tables.flatMap(contradictions), ...looked];
}

/** Everything that is missing or wrong; none: the policy can be activated. */
export function checkPolicy(file: PolicyFile, { files, dutyKinds, taskGroups, ...people }: CheckContext): Problem[] {
  const nowhere = { row: '', column: '', rules: [] };
  const missing = missingTables(file, POLICY_TABLES);
  if (missing.length > 0) return missing;
  const must = (kind: string): PolicyTable => {
    const table = tableOf(file, kind);
    if (table === undefined) throw new SetUpError(`The policy ${file.code} has no table ${kind}.`);
    return table;
  };
  const profile = must('profile');
  const { supervision, natureScheme } = settingsOf(profile);
  const absent = [supervision, natureScheme]
    .filter((code): code is string => typeof code === 'string' && code !== 'none' && !files.has(code))
    .map((code): Problem => ({ code: 'missingFile', table: profile.name, ...nowhere, value: code }));
  return [
    ...absent,
    ...companyProblems(files.get(String(supervision))),
    ...file.tables.flatMap(missingSettings),
    ...file.tables.flatMap(contradictions),
    ...unknownValues(must('limits'), ALLOWED.limits),
    ...unknownValues(must('duties'), { ...ALLOWED.duties, kind: (value) => isOneOf(dutyKinds, value) }),
    ...taskGroupProblems(profile, { taskGroups, departments: people.departments }),
    ...groupProblems(file, must('roles'), people),
  ];
}
