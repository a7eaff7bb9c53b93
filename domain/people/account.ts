/** What is common to the deeds on accounts. */
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import type { UserId } from './ids.js';
import { COMPANY_WIDE_ROLES, type User } from './model.js';
import { type UserAtHand, userRights, type UserVerb } from './rights.js';

/** What is wrong with what an account says of a person. */
export function mistakesOf({ displayName, department, roles }: Pick<User, 'displayName' | 'department' | 'roles'>) {
  const fields: Record<string, string> = {};
  if (displayName.trim() === '') fields['displayName'] = 'required';
  if (roles.length === 0) fields['roles'] = 'required';
  const needsDepartment = roles.some((role) => !COMPANY_WIDE_ROLES.includes(role));
  if (needsDepartment && department === null) fields['department'] = 'required';
  return fields;
}

/** Nobody is put into a department that the company has not, or has no more; whoever is in one stays there. */
export async function mistakesOfDepartment(
  r: Snapshot,
  department: User['department'],
  before: User['department'] = null,
): Promise<Record<string, string>> {
  if (department === null || department === before) return {};
  const entry = await r.organisation.entry('department', department);
  return entry?.inUse === true ? {} : { department: 'option' };
}

/** What the form of an account is filled in from. */
export const seenOf = ({ displayName, department, roles }: User): string =>
  JSON.stringify([displayName, department, roles]);

/** @throws {DomainError} forbidden */
export function only(verb: UserVerb, actor: User, other: UserAtHand = null): void {
  if (!userRights[verb](actor, other)) throw new DomainError('forbidden');
}

/** @throws {DomainError} notFound */
export async function knownUser(r: Snapshot, userId: UserId): Promise<User> {
  const user = await r.people.byId(userId);
  if (user === null) throw new DomainError('notFound');
  return user;
}
