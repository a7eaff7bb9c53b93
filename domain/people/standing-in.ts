/** In whose place a person acts today. */
import type { Snapshot, Tx } from '../core/store.js';
import type { LocalDate } from '../core/time/instant.js';
import type { UserId } from './ids.js';
import type { Absence, User, Capacity } from './model.js';

/** Absences of a day. */
export const absencesOn = async (r: Snapshot, day: LocalDate): Promise<Absence[]> =>
  (await r.absences.from(day)).filter(({ fromOn }) => fromOn <= day);

/** The places of absent people that a user fills. Substitutes have no substitutes: nothing is passed on twice. */
export const placesOf = (
  { id }: Pick<User, 'id'>,
  absences: readonly Absence[],
  people: ReadonlyMap<UserId, User>,
): Capacity[] =>
  absences
    .filter(({ substituteId }) => substituteId === id)
    .flatMap(({ userId: absent }) => {
      const person = people.get(absent);
      if (person === undefined || !person.active) return [];
      const { id: userId, displayName, roles, department, groups } = person;
      return [{ userId, displayName, roles, department, groups }];
    });

export async function standingIn(r: Snapshot, user: Pick<User, 'id'>, today: LocalDate): Promise<Capacity[]> {
  const absences = (await absencesOn(r, today)).filter(({ substituteId }) => substituteId === user.id);
  const people = await Promise.all(absences.map(({ userId }) => r.people.byId(userId)));
  return placesOf(user, absences, new Map(people.flatMap((person) => (person === null ? [] : [[person.id, person]]))));
}

/** Offers again what nobody can go on with who has it in hand: their account, or an absence, has changed. @returns how many */
export type ReturnTasks = (r: Tx) => Promise<number>;
