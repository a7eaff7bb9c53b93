/** A leak at 02:00 on a holiday: who is told, by which way, minute by minute, until somebody confirms (D04-R10, D08-R20). */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { type Instant, MailError } from '../../domain/core/index.js';
import { instantAt } from '../../domain/core/time/local-date.js';
import { local } from '../kit/calendar.js';
import { type Desk, type DeskOptions, withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';

/** The third day of the National Day holiday. */
const DAY = aDay('2026-10-03');
const at = (hours: number, minutes = 0): Instant => instantAt(DAY, 'Asia/Shanghai', hours * 60 + minutes);

function opened(options: DeskOptions = {}) {
  const desk = withDesk({ start: at(2), ...options });
  const caseOf = (): ComplaintId => desk().complaints[0] ?? anId<ComplaintId>('nothing');
  return {
    desk,
    /** What lies in the inboxes, as `when it can be seen, event → group`. */
    inboxes: async (): Promise<string[]> =>
      (await desk().database.read.inbox.openOf(caseOf()))
        .filter(({ event }) => ['safety-alert', 'deadline-overdue', 'escalation'].includes(event))
        .map(
          ({ visibleAt, event, group, insteadOf }) =>
            `${local(visibleAt).slice(11)} ${event} → ${group}${insteadOf === null ? '' : ` instead of ${insteadOf}`}`,
        ),
    /** Tasks that wait, as `since when task → group`. */
    tasks: async (): Promise<string[]> =>
      (await desk().database.read.workItems.ofComplaint(caseOf()))
        .filter(({ state, elementId }) => state === 'offered' && /Danger|Safety/.test(elementId))
        .map(({ offeredAt, elementId, group }) => `${local(offeredAt).slice(11)} ${elementId} → ${group}`),
    limit: async (): Promise<string[]> => (await desk().limits()).filter((line) => line.startsWith('safety ')),
  };
}

const AT_ONCE = ['02:00 safety-alert → handler:safety', '02:00 safety-alert → department-manager:safety'];
const UP = [
  '02:10 userTask_SuperviseDanger → department-manager:safety',
  '02:20 userTask_SuperviseDanger → supervising-leader',
  '02:30 userTask_SuperviseDanger → general-manager',
];

const leak = (desk: Desk): Promise<unknown> => desk.file({ category: 'safety', safetyHazard: true });

describe('a leak at 02:00 on a holiday', () => {
  const { desk, inboxes, tasks, limit } = opened();

  it('is told to the safety department that minute, and to nobody above once a person there confirms (D04-R10, D08-R20)', async () => {
    await leak(desk());
    expect(await inboxes()).to.have.members(AT_ONCE);
    expect((await tasks()).map((line) => line.split(' → ')[0])).to.deep.equal(['02:00 userTask_ConfirmDanger']);
    expect(await limit()).to.deep.equal(['safety 2026-10-03 02:10 → running']);
    await desk().advanceTo(at(2, 7));
    await desk().complete('承办04', 'userTask_ConfirmDanger');
    expect(await limit()).to.deep.equal(['safety 2026-10-03 02:10 → met']);
    await desk().advanceTo(at(4));
    expect(await desk().told(['deadline-overdue', 'escalation'])).to.deep.equal([]);
    expect(await tasks()).to.deep.equal(['02:07 userTask_UrgeSafety → intake']);
  });

  it('goes up minute by minute where nobody reacts, to the top, and stays there until somebody does (D04-R10, D08-R20)', async () => {
    await leak(desk());
    const seen: Record<string, string[]> = {};
    for (const minute of [9, 10, 19, 20, 29, 30]) {
      await desk().advanceTo(at(2, minute));
      seen[minute] = (await tasks()).filter((line) => line.includes('Supervise'));
    }
    expect(seen).to.deep.equal({
      9: [],
      10: UP.slice(0, 1),
      19: UP.slice(0, 1),
      20: UP.slice(0, 2),
      29: UP.slice(0, 2),
      30: UP,
    });
    const told = (await inboxes()).filter((line) => !line.includes('safety-alert'));
    expect(told.map((line) => line.slice(0, 5))).to.include.members(['02:10', '02:20', '02:30']);
    // A day later all of it still waits: the task, the three above it, the entries that nobody has noted.
    await desk().advanceTo(at(26));
    expect(await limit()).to.deep.equal(['safety 2026-10-03 02:10 → overdue']);
    expect(await tasks()).to.have.length(4);
    expect(await inboxes()).to.include.members(AT_ONCE);
    await desk().complete('承办04', 'userTask_ConfirmDanger');
    expect((await tasks()).filter((line) => line.includes('Supervise'))).to.deep.equal([]);
    expect(await limit()).to.deep.equal(['safety 2026-10-03 02:10 → late']);
  });
});

describe('a leak at 02:00 on a holiday while the mail server is down', () => {
  const { desk, inboxes, tasks } = opened({
    mail: { send: () => Promise.reject(new MailError('away', 'ECONNREFUSED')) },
  });

  it('reaches the same people in the same minute (D04-R10, D08-R20)', async () => {
    await leak(desk());
    expect(await inboxes()).to.have.members(AT_ONCE);
    await desk().advanceTo(at(2, 30));
    expect((await tasks()).filter((line) => line.includes('Supervise'))).to.deep.equal(UP);
  });
});

describe('a leak at 02:00 on a holiday when the only safety manager is away', () => {
  const { desk, inboxes, tasks, limit } = opened();
  /** The safety manager is on leave; who stands in is of another department. */
  const onLeave = async (): Promise<void> => {
    const [user, substitute] = [await desk().user('部门负责人04'), await desk().user('部门负责人01')];
    const days = { fromOn: aDay('2026-10-03'), toOn: aDay('2026-10-08') };
    await desk().useCases.people.recordAbsence(user, { userId: user.id, substituteId: substitute.id, ...days });
  };
  const gone = async (...usernames: string[]): Promise<void> => {
    const admin = await desk().user('管理员01');
    for (const username of usernames)
      await desk().useCases.people.deactivateUser(admin, (await desk().user(username)).id);
  };

  it('is told to who stands in for them, that minute, who takes it on in their place (D04-R10)', async () => {
    await onLeave();
    await leak(desk());
    expect(await inboxes()).to.have.members(AT_ONCE);
    const task = await desk().task('userTask_ConfirmDanger');
    const taken = await desk().useCases.tasks.claimWorkItem(await desk().user('部门负责人01'), task.id);
    expect(taken.inPlaceOf).to.equal((await desk().user('部门负责人04')).id);
  });

  it('is told to the next in line where nobody stands in, that minute (D04-R10)', async () => {
    await gone('部门负责人04');
    await leak(desk());
    expect(await inboxes()).to.have.members([
      '02:00 safety-alert → handler:safety',
      '02:00 safety-alert → complaint-office instead of department-manager:safety',
    ]);
    await desk().complete('承办04', 'userTask_ConfirmDanger');
    expect(await limit()).to.deep.equal(['safety 2026-10-03 02:10 → met']);
  });

  it('with nobody of the department there it goes to the office at once, and up to whoever can act (D04-R10, D08-R20)', async () => {
    await gone('承办04', '部门负责人04');
    await leak(desk());
    const told = await inboxes();
    expect(told.map((line) => line.replace(/ instead of .*/, ''))).to.deep.equal([
      '02:00 safety-alert → complaint-office',
      '02:00 safety-alert → complaint-office',
    ]);
    await desk().advanceTo(at(2, 30));
    expect((await tasks()).filter((line) => line.includes('Supervise'))).to.deep.equal(UP);
    expect(await tasks()).to.have.length(4);
  });
});
