/** Candidate groups, and which of them a user acts for. */
import { type Department, isDepartment } from '../organisation/model.js';
import { type Role, type Group, COMPANY_WIDE_ROLES } from './model.js';

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
