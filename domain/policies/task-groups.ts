/** Tasks whose group a policy may set in its profile: the diagrams say by which setting, and whose they are without it. */
import type { Locale } from '../core/locale.js';
import { isOneOf, own } from '../core/own.js';
import type { BundleContents } from '../definitions/index.js';
import { COMPANY_WIDE_ROLES, type Department, ROLES } from '../organisation/model.js';
import { literal, type PolicyTable, settingsOf } from './tables.js';

export interface TaskGroup {
  /** `appealGroup` */
  setting: string;
  /** Where the profile has no such column. */
  usual: string;
  /** The tasks, by their names. */
  tasks: Record<Locale, string>[];
}

/** `=[if profile.appealGroup = null then "supervising-leader" else profile.appealGroup]` */
const BY_POLICY = /^=\[if profile\.(\w+) = null then "([^"]+)" else profile\.\1\]$/;

/** Of these diagrams, by setting. */
export function taskGroups(diagrams: BundleContents['diagrams']): TaskGroup[] {
  const found = new Map<string, TaskGroup>();
  for (const { process } of diagrams)
    for (const [id, { group }] of Object.entries(process.shapes)) {
      const [, setting, usual] = BY_POLICY.exec(group) ?? [];
      if (setting === undefined || usual === undefined) continue;
      const element = own(process.elements, id);
      const name = { 'zh-CN': element?.name ?? id, en: element?.nameEn ?? id };
      const known = found.get(setting)?.tasks ?? [];
      found.set(setting, { setting, usual, tasks: [...known, name] });
    }
  return [...found.values()];
}

export const isTaskGroup = ({ name }: PolicyTable['outputs'][number]): boolean => name.endsWith('Group');

/** A group that somebody may be in: of the whole company, or of a department that is in use. */
export function isAssignable(group: unknown, departments: readonly Department[]): boolean {
  const [role, department] = String(group).split(':');
  if (isOneOf(COMPANY_WIDE_ROLES, role)) return department === undefined;
  return isOneOf(ROLES, role) && departments.some((one) => one === department);
}

/** The group of each, as a profile has it, with whether it says so itself. */
export function groupsUnder(
  profile: PolicyTable | undefined,
  groups: readonly TaskGroup[],
): (TaskGroup & { group: string; own: boolean })[] {
  const settings = profile === undefined ? {} : settingsOf(profile);
  return groups.map((one) => {
    const group = settings[one.setting];
    return { ...one, group: typeof group === 'string' ? group : one.usual, own: typeof group === 'string' };
  });
}

/** What a cell says, as it is shown where it means nothing. */
export const cellSaid = (feel: string): string => String(literal(feel) ?? feel);
