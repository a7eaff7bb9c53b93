/** Whom a policy hands work to: somebody has to be there. */
import { isOneOf } from '../core/own.js';
import { COMPANY_WIDE_ROLES, type Department } from '../organisation/model.js';
import type { Group } from '../people/model.js';
import { toGroup } from '../people/roles.js';
import { placeOf, type Problem } from './problems.js';
import { cell, literal, type PolicyFile, type PolicyTable, type TableRow } from './tables.js';
import { cellSaid, isAssignable, isTaskGroup, type TaskGroup } from './task-groups.js';

/** The groups a role stands for: one, or one of each department. */
export function groupsOfRole(role: string, departments: readonly Department[]): Group[] {
  const groups = isOneOf(COMPANY_WIDE_ROLES, role) ? [role] : departments.map((department) => `${role}:${department}`);
  return groups.map(toGroup);
}

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

export function groupProblems(
  file: PolicyFile,
  roles: PolicyTable,
  { staffed, departments }: { staffed: ReadonlySet<Group>; departments: readonly Department[] },
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
export function taskGroupProblems(
  profile: PolicyTable,
  { taskGroups, departments }: { taskGroups: readonly TaskGroup[]; departments: readonly Department[] },
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
