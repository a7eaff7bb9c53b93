/** The demonstration accounts: who may take a task, and who is away. */
import type { LocalDate, Snapshot, Matter } from '../../domain/core/index.js';
import type { User, UserId } from '../../domain/people/index.js';
import { capacityFor, type WorkItem, type StoredSubmission } from '../../domain/tasks/index.js';
import type { Random } from './random.js';

type TaskOfGroup = Pick<WorkItem, 'group' | 'assignee' | 'differentFrom'> & { matter: Matter | null };

export interface People {
  named(username: string): User;
  /** Somebody of the task's group who is there and has not taken part where that matters; null: nobody. */
  whoMay(item: TaskOfGroup, day: LocalDate, dice: Random): Promise<User | null>;
  /** From the one day to the other, both included. */
  away(user: User, from: LocalDate, to: LocalDate): void;
}

export async function readPeople(read: Snapshot): Promise<People> {
  const users = [...(await read.people.all())].sort((a, b) => (a.username < b.username ? -1 : 1));
  const absences: { userId: UserId; from: LocalDate; to: LocalDate }[] = [];
  const submittedIn = (matter: Matter): Promise<StoredSubmission[]> =>
    matter.kind === 'duty' ? read.submissions.ofDuty(matter.dutyId) : read.submissions.ofComplaint(matter.complaintId);
  return {
    named(username) {
      const found = users.find((user) => user.username === username);
      if (!found) throw new Error(`There is no account ${username}.`);
      return found;
    },
    async whoMay(item, day, dice) {
      const { matter, differentFrom } = item;
      const barred = (matter === null ? [] : await submittedIn(matter))
        .filter(({ elementId }) => differentFrom.includes(elementId))
        .map(({ by }) => by);
      const away = absences.filter(({ from, to }) => from <= day && day <= to).map(({ userId }) => userId);
      const able = users.filter(
        (user) =>
          !barred.includes(user.id) && !away.includes(user.id) && capacityFor(user, { item, case: null }) !== null,
      );
      return able.length === 0 ? null : dice.pick(able);
    },
    away: ({ id: userId }, from, to) => void absences.push({ userId, from, to }),
  };
}
