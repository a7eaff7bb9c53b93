import { keysOf } from '../../../domain/core/index.js';
import { isPost } from '../../../domain/organisation/index.js';
import { type AccountGiven, SHORTEST_PASSWORD } from '../../../domain/people/index.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';

/** As typed. */
export interface AccountFields {
  displayName: string;
  posts: string[];
  deputyOf: string[];
}

export interface NewUser extends AccountFields {
  username: string;
  password: string;
}

interface Choice {
  value: string;
  text: string;
  checked: boolean;
}

export interface Choices {
  postChoices: Choice[];
  deputyChoices: Choice[];
  /** Somebody is chosen there, or something is wrong. */
  deputyOpen: boolean;
}

export type NewUserMistakes = Partial<Record<keyof NewUser, string>>;

export interface NewUserModel extends PageModel, Choices {
  user: Pick<NewUser, 'username' | 'displayName'>;
  mistakes: NewUserMistakes;
  errors: { text: string; href: string }[];
}

/**
 * Message keys by field.
 * @param offered posts that may be chosen, and those that the account has
 */
export function checkAccount(
  { displayName, posts, deputyOf }: AccountFields,
  offered: readonly string[],
): Partial<Record<keyof AccountFields, string>> {
  const mistakes: Partial<Record<keyof AccountFields, string>> = {};
  if (displayName === '' || [...displayName].length > 40) mistakes.displayName = 'staff.newUser.displayNameWrong';
  const isKnown = (post: string): boolean => offered.includes(post);
  if (posts.length + deputyOf.length === 0 || !posts.every(isKnown)) mistakes.posts = 'staff.newUser.postsMissing';
  if (!deputyOf.every((post) => isKnown(post) && !posts.includes(post)))
    mistakes.deputyOf = 'staff.newUser.deputyOfWrong';
  return mistakes;
}

/** What was typed, once `checkAccount` has found nothing wrong with it. */
export const accountOf = ({ displayName, posts, deputyOf }: AccountFields): AccountGiven => ({
  displayName,
  posts: posts.filter(isPost),
  deputyOf: deputyOf.filter(isPost),
});

export function checkNewUser(user: NewUser, offered: readonly string[]): NewUserMistakes {
  const mistakes: NewUserMistakes = checkAccount(user, offered);
  if (!/^[\p{L}\p{N}._-]{2,40}$/u.test(user.username)) mistakes.username = 'staff.newUser.usernameWrong';
  if ([...user.password].length < SHORTEST_PASSWORD) mistakes.password = 'staff.newUser.passwordShort';
  return mistakes;
}

export function choicesOf(t: Translate, { posts, deputyOf }: AccountFields, offered: readonly string[]): Choices {
  const among = (chosen: readonly string[]): Choice[] =>
    offered.map((value) => ({ value, text: term(t, 'post', value), checked: chosen.includes(value) }));
  return { postChoices: among(posts), deputyChoices: among(deputyOf), deputyOpen: deputyOf.length > 0 };
}

export function newUserModel(
  t: Translate,
  user: NewUser,
  offered: readonly string[],
  mistakes: NewUserMistakes,
): NewUserModel {
  const words: NewUserMistakes = {};
  for (const name of keysOf(mistakes)) words[name] = t(mistakes[name] ?? '', { count: SHORTEST_PASSWORD });
  return {
    title: t('admin.users.newTitle'),
    layout: 'wide',
    user: { username: user.username, displayName: user.displayName },
    mistakes: words,
    ...choicesOf(t, user, offered),
    errors: Object.entries(words).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
