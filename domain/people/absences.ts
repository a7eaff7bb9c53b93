/** Who is away, and who does their tasks meanwhile. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import { isLocalDate } from '../core/time/instant.js';
import { localDateOf } from '../core/time/local-date.js';
import { absenceRights } from './absence-rights.js';
import type { AbsenceId, UserId } from './ids.js';
import type { User, AbsencesView } from './model.js';
import type { ReturnTasks } from './standing-in.js';

/** As it was typed: looked at before it is kept. */
interface GivenDays {
  fromOn: string;
  toOn: string;
}

const overlaps = (a: GivenDays, b: GivenDays): boolean => a.fromOn <= b.toOn && b.fromOn <= a.toOn;

/** `substituteId`: null where nobody was named. */
type AbsenceInput = GivenDays & { userId: UserId; substituteId: UserId | null };

export interface AbsenceUseCases {
  /** Absences of today and later that concern a user: their own, those they stand in for, those they may end. */
  absences(user: User): Promise<AbsencesView>;
  recordAbsence(user: User, input: AbsenceInput): Promise<void>;
  endAbsence(user: User, absenceId: AbsenceId): Promise<void>;
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
      const departmentOf = (id: UserId) => byId.get(id)?.department ?? null;
      const absences = all
        .map((absence) => ({
          absence,
          name: byId.get(absence.userId)?.displayName ?? '',
          substitute: byId.get(absence.substituteId)?.displayName ?? '',
          mayEnd: absenceRights.end(user, { userId: absence.userId, department: departmentOf(absence.userId) }),
        }))
        .filter(({ absence, mayEnd }) => mayEnd || absence.substituteId === user.id);
      const active = people.filter((one) => one.active);
      const named = ({ id, displayName: name }: User) => ({ id, name });
      return {
        today: today(),
        absences,
        whom: active.filter(({ id, department }) => absenceRights.record(user, { userId: id, department })).map(named),
        substitutes: active.map(named),
      };
    },
    recordAbsence: (by, input) =>
      context.act(by, async (r, user) => {
        const away = await person(r, input.userId);
        const whose = { userId: away.id, department: away.department };
        if (!absenceRights.record(user, whose)) throw new DomainError('forbidden');
        const fields = mistakesIn(input);
        const substitute = input.substituteId && (await r.people.byId(input.substituteId));
        if (substitute === null || !substitute.active) fields['substituteId'] = 'required';
        else if (substitute.id === away.id) fields['substituteId'] = 'self';
        const others = await r.absences.from(today());
        if (others.some((other) => other.userId === away.id && overlaps(other, input))) fields['fromOn'] ??= 'overlaps';
        if (others.some((other) => other.userId === input.substituteId && overlaps(other, input)))
          fields['substituteId'] ??= 'away';
        const { userId, fromOn, toOn } = input;
        if (substitute === null || !isLocalDate(fromOn) || !isLocalDate(toOn) || Object.keys(fields).length > 0)
          throw new DomainError('invalid', { fields });
        const substituteId = substitute.id;
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
        const { department } = await person(r, absence.userId);
        if (!absenceRights.end(user, { userId: absence.userId, department })) throw new DomainError('forbidden');
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
