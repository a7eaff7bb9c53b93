/** Posts of the company's list for tests: those that every house begins with. */
import { type Post, toPost } from '../../domain/organisation/model.js';
import type { AccountGiven, User } from '../../domain/people/model.js';

export const aPost = (code: string): Post => toPost(code);

/** What an account says of somebody, with other posts. */
export const withPosts = ({ displayName, deputyOf }: User, ...codes: string[]): AccountGiven => ({
  displayName,
  posts: codes.map(aPost),
  deputyOf: deputyOf.map(({ post }) => post),
});

/** What the form of a new account, or of one that is changed, says. */
export const aNewAccount = (username: string, ...codes: string[]) => ({
  ...{ username, displayName: username, password: 'gas-complaint-demo' },
  ...{ posts: codes.map(aPost), deputyOf: [] },
});
