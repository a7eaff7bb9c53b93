/** A new account: a person's, or the first administrator's. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import type { Department } from '../organisation/model.js';
import { mistakesOf, mistakesOfDepartment } from './account.js';
import type { Role, User } from './model.js';
import { SHORTEST_PASSWORD } from './passwords.js';
import { groupsOf } from './roles.js';

export interface NewAccount {
  username: string;
  displayName: string;
  department: Department | null;
  roles: Role[];
  password: string;
}

async function mistakesOfNew(r: Tx, input: NewAccount): Promise<Record<string, string>> {
  const fields: Record<string, string> = { ...mistakesOf(input), ...(await mistakesOfDepartment(r, input.department)) };
  if (input.username.trim() === '') fields['username'] = 'required';
  else if (await r.people.byUsername(input.username)) fields['username'] = 'taken';
  if ([...input.password].length < SHORTEST_PASSWORD) fields['password'] = 'tooShort';
  return fields;
}

/** @param passwordHash made before the transaction. @throws {DomainError} invalid */
export async function insertUser(
  context: Context,
  r: Tx,
  input: NewAccount,
  passwordHash: string,
  actor: string,
): Promise<User> {
  const { username, displayName, department, roles } = input;
  const fields = await mistakesOfNew(r, input);
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  const user: User = {
    id: context.newId(),
    username: username.trim(),
    displayName: displayName.trim(),
    department,
    roles,
    groups: groupsOf(roles, department),
    standsInFor: [],
    locale: 'zh-CN',
    active: true,
  };
  await r.people.insert(user, passwordHash);
  await context.record(r, {
    type: 'user.created',
    complaintId: null,
    actor,
    facts: { userId: user.id, roles: roles.join(' '), department },
  });
  return user;
}
