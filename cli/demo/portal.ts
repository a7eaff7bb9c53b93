/** What complainants do on the portal while they wait, and once they are answered: urge, evaluate, accept, dispute. */
import type { TrackingView } from '../../domain/portal/index.js';
import type { Case, Desk } from './case.js';
import { diceFor } from './random.js';

type Act = (one: Case, view: TrackingView, desk: Desk) => Promise<void>;

const urge: Act = async ({ number, queryCode }, { canUrge }, { house }) => {
  if (canUrge) await house.useCases.portal.urgeComplaint(number, queryCode, '已等待多日，请尽快处理。');
};

/** Most are content; whoever was not says why. */
const evaluate: Act = async ({ index, number, queryCode, course }, { canEvaluate }, { house, seed }) => {
  if (!canEvaluate) return;
  const dice = diceFor(seed, 'evaluation', index);
  const content = course.visits.at(-1) === 'satisfied' && course.visits.length === 1;
  await house.useCases.portal.evaluate(number, queryCode, {
    solved: content ? 'yes' : 'partly',
    satisfaction: content ? dice.whole(4, 5) : dice.whole(2, 3),
    attitude: dice.whole(3, 5),
    comment: content ? '' : '处理时间偏长，希望改进。',
  });
};

const accept: Act = async ({ number, queryCode }, { canAccept }, { house }) => {
  if (canAccept) await house.useCases.portal.acceptAnswer(number, queryCode);
};

/** An archived case is opened again. */
const dispute: Act = async ({ number, queryCode }, { canDispute, disputeUntil }, { house }) => {
  if (!canDispute || disputeUntil === null) return;
  const text = '更换后读数仍然偏高，要求重新检测。';
  await house.useCases.portal.disputeAnswer(number, queryCode, { text, appeal: false });
};

/** One case in so many, that many working days after it was filed. */
const ACTS: readonly (readonly [act: Act, every: number, workingDays: readonly number[]])[] = [
  [urge, 9, [4]],
  [accept, 7, [8, 9, 10]],
  [evaluate, 3, [14, 24]],
  [dispute, 40, [18]],
];

export function onPortal(desk: Desk, one: Case): void {
  const { agenda, office, house } = desk;
  // What is at rest at the end is to stay there.
  if (one.course.rest !== null) return;
  for (const [act, every, days] of ACTS) {
    if (one.index % every !== 1) continue;
    for (const day of days)
      agenda.note(office.at(office.shift(office.dayOf(one.filing.at), day), 20 * 60), async () => {
        const view = await house.useCases.portal.trackComplaint(one.number, one.queryCode);
        if (view !== null) await act(one, view, desk);
      });
  }
}
