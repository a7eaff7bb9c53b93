/** Who is away, and who does their tasks meanwhile. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import { isLocalDate } from '../core/time/instant.js';
import { localDateOf } from '../core/time/local-date.js';
import { absenceRights } from './absence-rights.js';
import type { AbsenceId, UserId } from './ids.js';
import type { Absence, Seat, User, AbsencesView } from './model.js';
import { type ReturnTasks, substituteOf } from './standing-in.js';

/** As it was typed: looked at before it is kept. */
interface GivenDays {
  fromOn: string;
  toOn: string;
}

const overlaps = (a: GivenDays, b: GivenDays): boolean => a.fromOn <= b.toOn && b.fromOn <= a.toOn;

/** `substituteId`: null where nobody was named; then the deputies of all their posts stand in. */
type AbsenceInput = GivenDays & { userId: UserId; substituteId: UserId | null };

export interface AbsenceUseCases {
  /** Absences of today and later that concern a user: their own, those they stand in for, those they may end. */
  absences(user: User): Promise<AbsencesView>;
  recordAbsence(user: User, input: AbsenceInput): Promise<void>;
  endAbsence(user: User, absenceId: AbsenceId): Promise<void>;
}

/** Who is away themselves stands in for nobody, and somebody has to: a substitute, or for each post a colleague or a deputy. */
function mistakesOfSubstitute(
  { substituteId, ...days }: AbsenceInput,
  { away, people, absences }: { away: User; people: readonly User[]; absences: readonly Absence[] },
): string | null {
  const isAway = ({ id }: User): boolean => absences.some((other) => other.userId === id && overlaps(other, days));
  if (substituteId !== null) {
    const substitute = people.find(({ id }) => id === substituteId);
    if (substitute === undefined || !substitute.active) return 'required';
    if (substitute.id === away.id) return 'self';
    return isAway(substitute) ? 'away' : null;
  }
  // Those for whom this one stands in meanwhile would have nobody either.
  const standsInFor = absences.filter((other) => other.substituteId === away.id && overlaps(other, days));
  const without = [away, ...people.filter(({ id }) => standsInFor.some(({ userId }) => userId === id))];
  const others = people.filter((one) => one.active && one.id !== away.id && !isAway(one));
  const isFilled = ({ post }: Seat): boolean =>
    others.some(({ posts, deputyOf }) => [...posts, ...deputyOf].some((seat) => seat.post === post));
  const isOwn = away.posts.every(isFilled);
  if (isOwn && without.every(({ posts }) => posts.every(isFilled))) return null;
  return isOwn ? 'standsIn' : 'required';
}

export function absenceUseCases(context: Context, returnTasks: ReturnTasks): AbsenceUseCases {
  const { store, zone } = context.deps;
  const today = () => localDateOf(context.now(), zone);

  async function person(r: Snapshot, id: UserId): Promise<User> {
    const found = await r.people.byId(id);
    if (found === null) throw new DomainError('notFound');
    return found;
  }

  function mistakesIn({ fromOn, toOn }: GivenDays): Record<string, string> {
    const fields: Record<string, string> = {};
    if (!isLocalDate(fromOn)) fields['fromOn'] = 'required';
    if (!isLocalDate(toOn)) fields['toOn'] = 'required';
    else if (toOn < fromOn) fields['toOn'] = 'beforeStart';
    else if (toOn < today()) fields['toOn'] = 'past';
    return fields;
  }

  return {
    async absences(user) {
      const [all, people] = await Promise.all([store.read.absences.from(today()), store.read.people.all()]);
      const byId = new Map(people.map((one) => [one.id, one]));
      const now = all.filter(({ fromOn }) => fromOn <= today());
      const nameOf = (id: UserId | null): string | null => (id === null ? null : (byId.get(id)?.displayName ?? null));
      const absences = all
        .map((absence) => ({
          absence,
          name: byId.get(absence.userId)?.displayName ?? '',
          substitute: nameOf(absence.substituteId),
          standsInNow:
            absence.fromOn <= today() ? nameOf(substituteOf(absence.userId, { absences: now, people: byId })) : null,
          mayEnd: absenceRights.end(user, {
            userId: absence.userId,
            departments: byId.get(absence.userId)?.departments ?? [],
          }),
        }))
        .filter(({ absence, mayEnd }) => mayEnd || absence.substituteId === user.id);
      const active = people.filter((one) => one.active);
      const named = ({ id, displayName: name }: User) => ({ id, name });
      return {
        today: today(),
        absences,
        whom: active
          .filter(({ id, departments }) => absenceRights.record(user, { userId: id, departments }))
          .map(named),
        substitutes: active.map(named),
      };
    },
    recordAbsence: (by, input) =>
      context.act(by, async (r, user) => {
        const away = await person(r, input.userId);
        const whose = { userId: away.id, departments: away.departments };
        if (!absenceRights.record(user, whose)) throw new DomainError('forbidden');
        const fields = mistakesIn(input);
        const absences = await r.absences.from(today());
        if (absences.some((other) => other.userId === away.id && overlaps(other, input)))
          fields['fromOn'] ??= 'overlaps';
        const wrong = mistakesOfSubstitute(input, { away, people: await r.people.all(), absences });
        if (wrong !== null) fields['substituteId'] = wrong;
        const { userId, substituteId, fromOn, toOn } = input;
        if (!isLocalDate(fromOn) || !isLocalDate(toOn) || Object.keys(fields).length > 0)
          throw new DomainError('invalid', { fields });
        const id = context.newId<AbsenceId>();
        const at = context.now();
        await r.absences.insert({ id, userId, substituteId, fromOn, toOn, by: user.id, at, endedAt: null });
        await context.record(r, {
          type: 'absence.recorded',
          complaintId: null,
          actor: user.id,
          facts: { absenceId: id, userId, substituteId, fromOn, toOn },
        });
        await returnTasks(r);
      }),
    endAbsence: (by, id) =>
      context.act(by, async (r, user) => {
        const absence = await r.absences.byId(id);
        if (absence === null) throw new DomainError('notFound');
        const { departments } = await person(r, absence.userId);
        if (!absenceRights.end(user, { userId: absence.userId, departments })) throw new DomainError('forbidden');
        if (absence.endedAt !== null) return;
        await r.absences.end(id, context.now());
        await context.record(r, {
          type: 'absence.ended',
          complaintId: null,
          actor: user.id,
          facts: { absenceId: id, userId: absence.userId },
        });
        await returnTasks(r);
      }),
  };
}
