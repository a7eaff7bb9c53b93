/** Asking for more time, and granting it: what the process decides in between is drawn in extension.bpmn. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import { mistakeInReason } from '../core/lengths.js';
import type { User } from '../people/model.js';
import { hearing } from '../definitions/index.js';
import { changeClock, reckonAgain } from './changing.js';
import type { ClockId } from './ids.js';
import { clockById, isDangerLimit, isOpen } from './limits.js';
import type { CaseClock } from './model.js';

/** What the process of a case is told. */
export const ASKED_FOR_TIME = 'extension-requested';

/** Whatever the limit's unit is. */
export const MOST_EXTENSION = 99;

export interface ExtensionUseCases {
  /** Asks for more time, in the limit's own unit, before it expires; the process decides. */
  requestExtension(user: User, clockId: ClockId, amount: number, reason: string): Promise<void>;
  /** What was decided. Nothing is extended that has expired in the meantime. */
  decideExtension(job: JobContext, clockId: ClockId, decision: { granted: boolean; extension: number }): Promise<void>;
}

export function extensionUseCases(context: Context): ExtensionUseCases {
  const { store } = context.deps;
  const runs = (clock: CaseClock | null): clock is CaseClock =>
    clock !== null && isOpen(clock) && clock.state === 'running' && context.now() < clock.dueAt;

  return {
    async requestExtension(by, clockId, amount, reason) {
      const { complaintId: ofCase } = await clockById(store.read, clockId);
      const hears = await hearing(context, await context.complaint(store.read, ofCase));
      await context.ofCase(ofCase).act(by, async (r, user) => {
        const clock = await clockById(r, clockId);
        await context.caseFor(r, user, 'askForTime', clock.complaintId);
        const fields: Record<string, string> = {};
        if (!(amount <= MOST_EXTENSION)) fields['amount'] = 'tooLarge';
        if (!Number.isInteger(amount) || amount < 1) fields['amount'] ??= 'tooSmall';
        const mistake = mistakeInReason(reason);
        if (mistake !== null) fields['reason'] = mistake;
        if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
        const pending = (await r.extensions.ofClock(clockId)).some(({ state }) => state === 'asked');
        // Danger waits for nobody.
        const isHeard = hears(ASKED_FOR_TIME);
        if (!runs(clock) || isDangerLimit(clock) || pending || !isHeard) throw new DomainError('wrongState');
        const { complaintId, step, dueAt, extension } = clock;
        const { sealed, digest } = await context.sealJson(r, complaintId, { reason });
        await r.extensions.insert({
          id: context.newId(),
          complaintId,
          clockId,
          amount,
          by: user.id,
          at: context.now(),
          state: 'asked',
          decidedAt: null,
          reasonSealed: sealed,
        });
        await context.record(r, {
          type: 'extension.asked',
          complaintId,
          actor: user.id,
          facts: { clockId, step, amount, dueAt },
          payloadDigest: digest,
        });
        // The cap holds for all extensions of the limit together.
        const variables = { clockId, step, extensionDays: extension + amount, dueAt };
        await context.publish(r, ASKED_FOR_TIME, complaintId, variables);
      });
    },
    async decideExtension(job, clockId, { granted, extension }) {
      const clock = await store.read.clocks.byId(clockId);
      if (clock === null) throw new DomainError('notFound');
      const time = await context.timeOf(clock);
      await context.ofCase(clock.complaintId).changeOnce(job.occurrence, 'clock.extend', async (r) => {
        const current = await r.clocks.byId(clockId);
        const request = (await r.extensions.ofClock(clockId)).find(({ state }) => state === 'asked');
        // A person who approves a moment too late has not extended anything.
        const extended = granted && runs(current);
        if (request) await r.extensions.decide(request.id, extended ? 'granted' : 'refused', context.now());
        if (extended) {
          const longer = reckonAgain(current, time, { extension });
          await changeClock(context, r, longer, { type: 'clock.extended', actor: job.actor, facts: { extension } });
        } else {
          const { complaintId, step } = clock;
          await context.record(r, {
            type: 'extension.refused',
            complaintId,
            actor: job.actor,
            facts: { clockId, step },
          });
        }
      });
    },
  };
}
