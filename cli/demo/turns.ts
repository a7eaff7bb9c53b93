/** What happens to a case beside its tasks: the complainant writes again, a limit is paused, the class is changed. */
import type { CaseClock } from '../../domain/deadlines/index.js';
import type { Case, Desk } from './case.js';
import type { Random } from './random.js';

const ENDED = ['archived', 'declined', 'withdrawn'];
/** How long is waited for, in working days. */
const PAUSE_DAYS = { meterTest: [6, 11], awaitingComplainant: [2, 4] } as const;
const MINUTE_MS = 60_000;

/** What the complainant does later: withdraws, or adds something. */
export function later(desk: Desk, { filing, course, complaintId, number, queryCode }: Case): void {
  const { house, agenda, office } = desk;
  const { useCases } = house;
  const after = (minutes: number, act: () => Promise<void>): void =>
    agenda.note(office.after(filing.at, minutes), async () => {
      const complaint = await house.database.read.complaints.byId(complaintId);
      if (complaint !== null && !ENDED.includes(complaint.state)) await act();
    });
  if (course.withdrawnAfter !== null)
    after(course.withdrawnAfter, () =>
      useCases.portal.withdrawComplaint(number, queryCode, '问题已经解决，不再投诉。'),
    );
  if (course.addedAfter !== null)
    after(course.addedAfter, () =>
      useCases.portal.addInformation(number, queryCode, '补充：现场照片已交给上门人员，工作日下午方便上门。'),
    );
}

/** Does something with the limit of the investigation, while it runs or is paused. */
function onClock({ house, agenda }: Desk, at: number, { complaintId }: Case, act: (clock: CaseClock) => Promise<void>) {
  agenda.note(at, async () => {
    const clocks = await house.database.read.clocks.ofComplaints([complaintId]);
    const open = clocks.find(({ step, endedAt }) => step === 'investigate' && endedAt === null);
    if (open && open.state !== 'overdue') await act(open);
  });
}

/** @returns when the investigation goes on */
function pause(desk: Desk, one: Case, dice: Random, at: number): number {
  const { house, office, people } = desk;
  const { course, filing } = one;
  const reason =
    filing.story.category === 'metering' && course.pause === 'meterTest' ? 'meterTest' : 'awaitingComplainant';
  const user = people.named('投诉办01');
  onClock(desk, at, one, ({ id }) => house.useCases.deadlines.pauseClock(user, id, reason));
  const [least, most] = PAUSE_DAYS[reason];
  const day = office.shift(office.dayOf(at), dice.whole(least, most));
  const goesOn = office.after(office.at(day, 0), dice.whole(10, 120));
  if (course.rest?.as !== 'paused')
    onClock(desk, goesOn, one, async ({ id, state }) => {
      // A pause that has taken as long as it may has ended by itself.
      if (state === 'paused') await house.useCases.deadlines.resumeClock(user, id);
    });
  return goesOn + MINUTE_MS;
}

/** What happens as the investigation begins. @returns when it can go on */
export function investigationTurns(desk: Desk, one: Case, dice: Random): number {
  const { house, agenda, office, people } = desk;
  const { course, complaintId } = one;
  const now = house.now();
  const user = people.named('投诉办01');
  const soon = (): number => office.after(now, dice.whole(20, 120));
  const facts = course.reclassified;
  if (facts !== null)
    agenda.note(soon(), async () => {
      const complaint = await house.database.read.complaints.byId(complaintId);
      if (complaint?.archivedAt !== null) return;
      await house.useCases.cases.reclassify(user, complaintId, facts, '现场情况与登记时不同，重新分类。');
    });
  if (course.asksForTime)
    onClock(desk, soon(), one, ({ id }) =>
      house.useCases.deadlines.requestExtension(user, id, 3, '涉及多方，须联合勘查。'),
    );
  return course.pause === null ? now : pause(desk, one, dice, soon());
}
