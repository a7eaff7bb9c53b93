/** Which candidate groups a user acts for, and whose cases a user sees. */
import { COMPANY_WIDE_ROLES, type Complaint, type Department, type Group, type Role, type User } from './model.js';

export function groupsOf(roles: readonly Role[], department: Department | null): Group[] {
  return roles.flatMap((role) => {
    if (COMPANY_WIDE_ROLES.includes(role)) return [role];
    return department === null ? [] : [`${role}:${department}`];
  });
}

/** Whoever registers and assigns says anew what kind of complaint it is. */
export const mayReclassify = ({ roles }: User): boolean =>
  roles.includes('complaint-office') || roles.includes('intake');

export const seesEverything = (user: User): boolean => user.roles.some((role) => COMPANY_WIDE_ROLES.includes(role));

/** Handlers and their managers see the cases of their own department. */
export function maySeeCase(user: User, complaint: Pick<Complaint, 'responsibleDepartment'>): boolean {
  return seesEverything(user) || (user.department !== null && user.department === complaint.responsibleDepartment);
}
