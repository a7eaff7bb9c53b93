/** Candidate groups, and what somebody is by their posts. */
import { COMPANY_WIDE_ROLES, type Department, isDepartment, type Role } from '../organisation/model.js';
import type { Group, Seat, User } from './model.js';

/** Whether a text may name a group: diagrams and tables are the company's own, and which it has is its own affair. */
export const isGroup = (text: unknown): text is Group => typeof text === 'string' && text.trim() !== '';

/** @throws where nobody is named */
export function toGroup(text: string): Group {
  if (!isGroup(text)) throw new RangeError(`${JSON.stringify(text)} is no group (handler:metering).`);
  return text;
}

export function groupsOf(roles: readonly Role[], department: Department | null): Group[] {
  const groups = roles.flatMap((role) => {
    if (COMPANY_WIDE_ROLES.includes(role)) return [role];
    // What a whole department has to see to is anybody's there: who handles cases, and who is in charge.
    return department === null ? [] : [`${role}:${department}`, `department:${department}`];
  });
  return [...new Set(groups)].map(toGroup);
}

/** `handler:metering` → metering; null for a group of the whole company. */
export function departmentOf(group: Group): Department | null {
  const code = group.split(':')[1];
  return isDepartment(code) ? code : null;
}

/** What follows from the posts that somebody holds. */
export const byPosts = (posts: readonly Seat[]): Pick<User, 'roles' | 'departments' | 'groups'> => ({
  roles: [...new Set(posts.map(({ role }) => role))],
  departments: [...new Set(posts.flatMap(({ department }) => department ?? []))],
  groups: [...new Set(posts.flatMap(({ role, department }) => groupsOf([role], department)))],
});
