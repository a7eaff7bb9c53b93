/** What is common to the deeds on accounts. */
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import type { UserId } from './ids.js';
import { type Post, toPost } from '../organisation/model.js';
import type { AccountGiven, Seat, User } from './model.js';
import { type UserAtHand, userRights, type UserVerb } from './rights.js';

const LONGEST_NAME = 40;

export interface Seated {
  posts: readonly Seat[];
  deputyOf: readonly Seat[];
}

const NOBODY: Seated = { posts: [], deputyOf: [] };

/**
 * What is wrong with what an account says of a person. Nobody is given a post that the company has not, or has no more;
 * whoever has one keeps it.
 */
export function mistakesOf(
  { displayName, posts, deputyOf }: AccountGiven,
  offered: readonly Seat[],
  before: Seated = NOBODY,
): Record<string, string> {
  const fields: Record<string, string> = {};
  if (displayName.trim() === '') fields['displayName'] = 'required';
  if ([...displayName.trim()].length > LONGEST_NAME) fields['displayName'] = 'tooLong';
  if (posts.length + deputyOf.length === 0) fields['posts'] = 'required';
  const isKnown = (had: readonly Seat[]) => (post: Post) => [...offered, ...had].some((seat) => seat.post === post);
  if (!posts.every(isKnown(before.posts))) fields['posts'] = 'option';
  if (!deputyOf.every(isKnown(before.deputyOf))) fields['deputyOf'] = 'option';
  else if (deputyOf.some((post) => posts.includes(post))) fields['deputyOf'] = 'ownPost';
  return fields;
}

/** The company's posts. */
export const seatsOf = async (r: Snapshot): Promise<(Seat & { inUse: boolean })[]> =>
  (await r.organisation.of('post')).flatMap(({ code, role, department, inUse }) =>
    role === null ? [] : [{ post: toPost(code), role, department, inUse }],
  );

export const postsOf = (seats: readonly Seat[]): Post[] => seats.map(({ post }) => post);

/** What the form of an account is filled in from. */
export const seenOf = ({ displayName, posts, deputyOf }: User): string =>
  JSON.stringify([displayName, postsOf(posts), postsOf(deputyOf)]);

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
