/** Clocks that people pause and resume. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { HoursContext } from '../core/time/opening-hours.js';
import type { User } from '../people/model.js';
import { changeClock, reckonAgain } from './changing.js';
import type { ClockId } from './ids.js';
import { clockById, isDangerLimit } from './limits.js';
import type { CaseClock } from './model.js';
import { closePauses, pauseEndsAt } from './pauses.js';

/** A pause that has taken as long as it may ends by itself. */
export const pauseEnd = ({ pauses }: CaseClock): Instant | null => pauses.find(({ to }) => to === null)?.endsAt ?? null;

/** From the clock as it is in the transaction: what was extended or reckoned anew meanwhile stays so. */
export function resume(
  context: Context,
  r: Tx,
  [clock, time]: readonly [CaseClock, HoursContext],
  at: Instant,
  actor: string,
): Promise<void> {
  const pauses = closePauses(clock.pauses, at);
  const running = reckonAgain(clock, time, { pauses, state: 'running' });
  return changeClock(context, r, running, { type: 'clock.resumed', actor, facts: { to: pauses.at(-1)?.to ?? null } });
}

export interface PauseUseCases {
  /** `reason`: a code of the table of pauses, which says how long it may last. */
  pauseClock(user: User, clockId: ClockId, reason: string): Promise<void>;
  resumeClock(user: User, clockId: ClockId): Promise<void>;
}

export function pauseUseCases(context: Context): PauseUseCases {
  const { store } = context.deps;

  return {
    async pauseClock(by, clockId, reason) {
      const { complaintId, supervision } = await clockById(store.read, clockId);
      const { bundleId } = await context.complaint(store.read, complaintId);
      const time = await context.time(supervision, bundleId);
      const longest = await context.decide(bundleId, `pauses_${supervision}`, { reason });
      if (typeof longest !== 'number') throw new DomainError('invalid', { fields: { reason: 'option' } });
      await context.ofCase(complaintId).act(by, async (r, user) => {
        const clock = await clockById(r, clockId);
        await context.caseFor(r, user, 'pauseClock', clock.complaintId);
        // Danger waits for nobody.
        if (clock.state !== 'running' || isDangerLimit(clock)) throw new DomainError('wrongState');
        const from = context.now();
        const pause = { from, to: null, reason, endsAt: pauseEndsAt(from, longest, time.calendar, time.zone) };
        const paused = { pauses: [...clock.pauses, pause], state: 'paused' as const };
        const facts = { reason, from, endsAt: pause.endsAt };
        await changeClock(context, r, [clock, paused], { type: 'clock.paused', actor: user.id, facts });
      });
    },
    async resumeClock(by, clockId) {
      const before = await clockById(store.read, clockId);
      const { complaintId } = before;
      const time = await context.timeOf(before);
      await context.ofCase(complaintId).act(by, async (r, user) => {
        const clock = await clockById(r, clockId);
        await context.caseFor(r, user, 'resumeClock', clock.complaintId);
        if (clock.state !== 'paused') throw new DomainError('wrongState');
        await resume(context, r, [clock, time], context.now(), user.id);
      });
    },
  };
}
