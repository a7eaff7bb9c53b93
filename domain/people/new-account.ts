/** A new account: a person's, or the first administrator's. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import { mistakesOf, seatsOf } from './account.js';
import type { AccountGiven, Seat, User } from './model.js';
import { SHORTEST_PASSWORD } from './passwords.js';
import { byPosts } from './roles.js';

export interface NewAccount extends AccountGiven {
  username: string;
  password: string;
}

async function mistakesOfNew(r: Tx, input: NewAccount, offered: readonly Seat[]): Promise<Record<string, string>> {
  const fields = mistakesOf(input, offered);
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
  const { username, displayName } = input;
  const offered = (await seatsOf(r)).filter(({ inUse }) => inUse);
  const fields = await mistakesOfNew(r, input, offered);
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
  const posts = offered.filter(({ post }) => input.posts.includes(post));
  const user: User = {
    id: context.newId(),
    username: username.trim(),
    displayName: displayName.trim(),
    posts,
    deputyOf: offered.filter(({ post }) => input.deputyOf.includes(post)),
    ...byPosts(posts),
    standsInFor: [],
    locale: 'zh-CN',
    active: true,
  };
  await r.people.insert(user, passwordHash);
  await context.record(r, {
    type: 'user.created',
    complaintId: null,
    actor,
    facts: { userId: user.id, posts: input.posts.join(' '), deputyOf: input.deputyOf.join(' ') },
  });
  return user;
}
