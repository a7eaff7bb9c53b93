/** Which candidate groups a user acts for. */
import { COMPANY_WIDE_ROLES, type Department, type Group, type Role } from './model.js';

export function groupsOf(roles: readonly Role[], department: Department | null): Group[] {
  return roles.flatMap((role) => {
    if (COMPANY_WIDE_ROLES.includes(role)) return [role];
    return department === null ? [] : [`${role}:${department}`];
  });
}

/** `handler:metering` → metering; null for a group of the whole company. */
export const departmentOf = (group: Group): Department | null =>
  (group.split(':')[1] as Department | undefined) ?? null;
