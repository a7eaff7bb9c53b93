import { isOneOf, keysOf } from '../../../domain/core/index.js';
import { type Department, isDepartment } from '../../../domain/organisation/index.js';
import { type Role, ROLES, COMPANY_WIDE_ROLES, SHORTEST_PASSWORD } from '../../../domain/people/index.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';

/** As typed. */
export interface AccountFields {
  displayName: string;
  department: string;
  roles: string[];
}

export interface NewUser extends AccountFields {
  username: string;
  password: string;
}

export interface Choices {
  departments: { value: string; text: string; selected: boolean }[];
  roleChoices: { value: Role; text: string; checked: boolean }[];
}

export type NewUserMistakes = Partial<Record<keyof NewUser, string>>;

export interface NewUserModel extends PageModel, Choices {
  user: Omit<NewUser, 'password' | 'roles'>;
  mistakes: NewUserMistakes;
  errors: { text: string; href: string }[];
}

/**
 * Message keys by field. A role within a department needs the department.
 * @param departments that may be chosen, and the one that the account has
 */
export function checkAccount(
  given: AccountFields,
  departments: readonly Department[],
): Partial<Record<keyof AccountFields, string>> {
  const mistakes: Partial<Record<keyof AccountFields, string>> = {};
  if (given.displayName === '' || [...given.displayName].length > 40)
    mistakes.displayName = 'staff.newUser.displayNameWrong';
  const roles = given.roles.filter((role) => isOneOf(ROLES, role));
  if (roles.length === 0 || roles.length !== given.roles.length) mistakes.roles = 'staff.newUser.rolesMissing';
  const known = isOneOf(departments, given.department);
  if (!known && (given.department !== '' || roles.some((role) => !COMPANY_WIDE_ROLES.includes(role)))) {
    mistakes.department = 'staff.newUser.departmentMissing';
  }
  return mistakes;
}

/** What was typed, once `checkAccount` has found nothing wrong with it. */
export const accountOf = ({ displayName, department, roles }: AccountFields) => ({
  displayName,
  department: isDepartment(department) ? department : null,
  roles: roles.filter((role) => isOneOf(ROLES, role)),
});

export function checkNewUser(user: NewUser, departments: readonly Department[]): NewUserMistakes {
  const mistakes: NewUserMistakes = checkAccount(user, departments);
  if (!/^[\p{L}\p{N}._-]{2,40}$/u.test(user.username)) mistakes.username = 'staff.newUser.usernameWrong';
  if ([...user.password].length < SHORTEST_PASSWORD) mistakes.password = 'staff.newUser.passwordShort';
  return mistakes;
}

export const choicesOf = (
  t: Translate,
  { department, roles }: AccountFields,
  departments: readonly Department[],
): Choices => ({
  departments: ['', ...departments].map((value) => ({
    value,
    text: value === '' ? t('admin.users.wholeCompany') : term(t, 'department', value),
    selected: value === department,
  })),
  roleChoices: ROLES.map((value) => ({ value, text: term(t, 'role', value), checked: roles.includes(value) })),
});

export function newUserModel(
  t: Translate,
  user: NewUser,
  departments: readonly Department[],
  mistakes: NewUserMistakes,
): NewUserModel {
  const words: NewUserMistakes = {};
  for (const name of keysOf(mistakes)) words[name] = t(mistakes[name] ?? '', { count: SHORTEST_PASSWORD });
  return {
    title: t('admin.users.newTitle'),
    layout: 'wide',
    user: { username: user.username, displayName: user.displayName, department: user.department },
    mistakes: words,
    ...choicesOf(t, user, departments),
    errors: Object.entries(words).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
