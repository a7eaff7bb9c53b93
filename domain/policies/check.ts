/** What keeps a policy from being activated, each with the place where it is put right. */
import { SetUpError } from '../core/errors.js';
import { isOneOf } from '../core/own.js';
import { LIMIT_REPEATS, LIMIT_UNITS, CASE_EVENTS } from '../deadlines/model.js';
import type { BundleContents } from '../definitions/index.js';
import { PERIODS } from '../duties/model.js';
import { type Department, ROLES } from '../organisation/model.js';
import type { Group } from '../people/model.js';
import { ruleOf } from '../regulations/index.js';
import { fieldProblems } from './check-fields.js';
import { groupProblems, taskGroupProblems } from './check-groups.js';
import { placeOf, type Problem } from './problems.js';
import { literal, type PolicyFile, type PolicyTable, settingsOf, tableOf, type TableRow } from './tables.js';
import { taskGroups } from './task-groups.js';
import { contradictionsIn } from './words-and-cells.js';

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

export interface CheckContext {
  /** Every file of `workflows/policies`, by code. */
  files: ReadonlyMap<string, PolicyFile>;
  /** Groups that an active user acts for. */
  staffed: ReadonlySet<Group>;
  /** Those in use. */
  departments: readonly Department[];
  /** Those in use. */
  dutyKinds: readonly string[];
  /** Steps of limits that have a name. */
  steps: readonly string[];
  /** What is deployed: forms that it may have asked otherwise, diagrams that ask for its settings. */
  contents: Pick<BundleContents, 'diagrams' | 'forms'>;
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

/** A promise of the regulation, or of the law, it is not: its lateness is nobody's breach of either. */
const OWN: Allowed = { ...LIMITS, kind: (value) => value === 'company' || value === 'target' };

const ALLOWED: Record<'limits' | 'duties' | 'danger' | 'internal' | 'telling', Allowed> = {
  limits: LIMITS,
  internal: OWN,
  telling: OWN,
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

function unknownValues(table: PolicyTable, columns: Allowed): (Problem & { code: 'unknownValue' })[] {
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

/** Notices and pages name the step of a limit by the company's list. */
const unnamedSteps = ({ tables }: PolicyFile, steps: readonly string[]): Problem[] =>
  tables
    .flatMap((table) => unknownValues(table, { step: (value) => isOneOf(steps, value) }))
    .map(({ value, ...place }) => ({ ...place, code: 'unnamedStep', value }));

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

/** Settings of which step comes first: each with the orders that the diagrams know. */
const ORDERS: Allowed = {
  findingsNoticeOrder: (value) => ['beforeJudgement', 'afterJudgement'].includes(String(value)),
};

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
function companyProblems(company: PolicyFile | undefined, steps: readonly string[]): Problem[] {
  if (company === undefined) return [];
  const looked = (['danger', 'internal', 'telling'] as const).flatMap((kind) => {
    const table = tableOf(company, kind);
    return table === undefined ? [] : [...missingSettings(table), ...unknownValues(table, ALLOWED[kind])];
  });
  return [
    ...missingTables(company, COMPANY_TABLES),
    ...company.tables.flatMap(contradictions),
    ...looked,
    ...unnamedSteps(company, steps),
  ];
}

/** Everything that is missing or wrong; none: the policy can be activated. */
export function checkPolicy(
  file: PolicyFile,
  { files, dutyKinds, steps, contents, ...people }: CheckContext,
): Problem[] {
  const nowhere = { row: '', column: '', rules: [] };
  const missing = missingTables(file, POLICY_TABLES);
  if (missing.length > 0) return missing;
  const must = (kind: string): PolicyTable => {
    const table = tableOf(file, kind);
    if (table === undefined) throw new SetUpError(`The policy ${file.code} has no table ${kind}.`);
    return table;
  };
  const [profile, fields] = [must('profile'), tableOf(file, 'fields')];
  const { supervision, natureScheme } = settingsOf(profile);
  const absent = [supervision, natureScheme]
    .filter((code): code is string => typeof code === 'string' && code !== 'none' && !files.has(code))
    .map((code): Problem => ({ code: 'missingFile', table: profile.name, ...nowhere, value: code }));
  return [
    ...absent,
    ...companyProblems(files.get(String(supervision)), steps),
    ...file.tables.flatMap(missingSettings),
    ...file.tables.flatMap(contradictions),
    ...unknownValues(must('limits'), ALLOWED.limits),
    ...unnamedSteps(file, steps),
    ...unknownValues(must('duties'), { ...ALLOWED.duties, kind: (value) => isOneOf(dutyKinds, value) }),
    ...unknownValues(profile, ORDERS),
    ...taskGroupProblems(profile, { taskGroups: taskGroups(contents.diagrams), departments: people.departments }),
    ...groupProblems(file, must('roles'), people),
    ...fieldProblems(fields, contents.forms),
    ...(fields === undefined ? [] : unknownValues(fields, { ruleId })),
  ];
}
