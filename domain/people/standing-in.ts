/** In whose place a person acts today: an absent person's who named them, and that of a post whose deputy they are. */
import type { Snapshot, Tx } from '../core/store.js';
import type { LocalDate } from '../core/time/instant.js';
import { ownCapacities, withheldIn } from './capacity.js';
import type { UserId } from './ids.js';
import type { Absence, Capacity, Seat, User } from './model.js';
import { groupsOf } from './roles.js';

/** Absences of a day. */
export const absencesOn = async (r: Snapshot, day: LocalDate): Promise<Absence[]> =>
  (await r.absences.from(day)).filter(({ fromOn }) => fromOn <= day);

/** Who is away today, and everybody. */
interface Today {
  absences: readonly Absence[];
  people: ReadonlyMap<UserId, User>;
}

const inSeat = (
  seat: Seat,
  { id: userId, displayName, departments }: Pick<User, 'id' | 'displayName' | 'departments'>,
): Capacity => {
  const { role, department } = seat;
  const groups = groupsOf([role], department);
  return { userId, displayName, roles: [role], department, departments, groups, withheld: withheldIn([seat]) };
};

/** Who stands in for somebody who is away: whoever they named, or, where that one is away as well, whom that one named, and so on. */
export function substituteOf(id: UserId, { absences, people }: Today): UserId | null {
  const passed = new Set<UserId>();
  for (let one = id; !passed.has(one);) {
    passed.add(one);
    const absence = absences.find(({ userId }) => userId === one);
    if (absence === undefined) return one !== id && people.get(one)?.active ? one : null;
    if (absence.substituteId === null) return null;
    one = absence.substituteId;
  }
  return null;
}

/** A deputy acts while nobody else fills the post (D10-R05): nobody holds it, or each who does is away and nobody stands in. */
function asDeputy(seat: Seat, deputy: User, today: Today): Capacity[] {
  const { absences, people } = today;
  const holders = [...people.values()].filter(
    ({ active, posts }) => active && posts.some(({ post }) => post === seat.post),
  );
  if (holders.length === 0) {
    const departments = seat.department === null ? [] : [seat.department];
    return [inSeat(seat, { ...deputy, departments })];
  }
  const away = (holder: User): boolean =>
    absences.some(({ userId }) => userId === holder.id) && substituteOf(holder.id, today) === null;
  return holders.every(away) ? holders.map((holder) => inSeat(seat, holder)) : [];
}

/** The places that a user fills. */
export function placesOf(user: User, today: Today): Capacity[] {
  const named = today.absences
    .filter(({ userId }) => substituteOf(userId, today) === user.id)
    .flatMap(({ userId }) => {
      const person = today.people.get(userId);
      return person?.active ? ownCapacities(person) : [];
    });
  return [...named, ...user.deputyOf.flatMap((seat) => asDeputy(seat, user, today))];
}

export async function standingIn(r: Snapshot, user: User, day: LocalDate): Promise<Capacity[]> {
  const absences = await absencesOn(r, day);
  const concerned = user.deputyOf.length > 0 || absences.some(({ substituteId }) => substituteId === user.id);
  if (!concerned) return [];
  const people = new Map((await r.people.all()).map((one) => [one.id, one]));
  return placesOf(user, { absences, people });
}

/** Those who can be told something on that day: their account is active, and they are not away. */
export async function presentPeople(r: Snapshot, day: LocalDate): Promise<User[]> {
  const absences = await absencesOn(r, day);
  const all = await r.people.all();
  const today = { absences, people: new Map(all.map((one) => [one.id, one])) };
  const isAway = ({ id }: Pick<User, 'id'>): boolean => absences.some(({ userId }) => userId === id);
  return all
    .filter((user) => user.active && !isAway(user))
    .map((user) => ({ ...user, standsInFor: placesOf(user, today) }));
}

/** Offers again what nobody can go on with who has it in hand: their account, or an absence, has changed. @returns how many */
export type ReturnTasks = (r: Tx) => Promise<number>;
