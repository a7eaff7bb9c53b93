/** A new account: a person's, or the first administrator's. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import type { Post } from '../organisation/model.js';
import { mistakesOf, seatsOf } from './account.js';
import type { AccountGiven, Seat, User } from './model.js';
import { SHORTEST_PASSWORD } from './passwords.js';
import { byPosts } from './roles.js';
import { passwordKept } from './secrets.js';

export interface NewAccount extends AccountGiven {
  username: string;
  password: string;
}

const USERNAME = /^[\p{L}\p{N}._-]{2,40}$/u;

export const mistakesOfUsername = (username: string): string | null => (USERNAME.test(username) ? null : 'required');

async function mistakesOfNew(r: Tx, input: NewAccount, offered: readonly Seat[]): Promise<Record<string, string>> {
  const fields = mistakesOf(input, offered);
  const wrong = mistakesOfUsername(input.username.trim());
  if (wrong !== null) fields['username'] = wrong;
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
  const offered = (await seatsOf(r)).filter(({ inUse }) => inUse);
  const fields = await mistakesOfNew(r, input, offered);
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  return insertAccount(context, r, input, passwordHash, actor);
}

/** What was looked at before. */
export async function insertAccount(
  context: Context,
  r: Tx,
  input: Omit<NewAccount, 'password'>,
  passwordHash: string,
  actor: string,
): Promise<User> {
  const { username, displayName } = input;
  const offered = await seatsOf(r);
  const among = (posts: readonly Post[]): Seat[] =>
    offered.flatMap(({ post, role, department }) => (posts.includes(post) ? { post, role, department } : []));
  const posts = among(input.posts);
  const user: User = {
    id: context.newId(),
    username: username.trim(),
    displayName: displayName.trim(),
    posts,
    deputyOf: among(input.deputyOf),
    ...byPosts(posts),
    standsInFor: [],
    locale: 'zh-CN',
    active: true,
  };
  await r.people.insert(user, passwordHash);
  const sealed = (text: string): string => context.deps.keys.wrap(Buffer.from(text));
  await context.record(r, {
    type: 'user.created',
    complaintId: null,
    actor,
    facts: {
      ...{ userId: user.id, posts: input.posts.join(' '), deputyOf: input.deputyOf.join(' ') },
      ...{ username: sealed(user.username), displayName: sealed(user.displayName) },
      ...passwordKept(context.deps.keys, user.id, passwordHash),
    },
  });
  return user;
}
