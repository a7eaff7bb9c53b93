/**
 * An activation is taken back before its day: nobody has been promised anything under it. Intake goes on with what is in
 * force, and its files may be changed and proposed again. Once a policy holds it is replaced by the next one, never taken back.
 */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import type { CancellationId } from './ids.js';
import { forgetKept, neededBy } from './kept.js';
import type { CancellationView } from './model.js';
import { reasonDigest } from './reasons.js';

export interface CancellationUseCases {
  /**
   * Takes the activation of a policy back. @throws {DomainError} forbidden; invalid, field `reason`; wrongState, where it holds
   * already; stale, where it is activated no more, or others have come into force meanwhile
   */
  cancelActivation(by: User, code: string, reason: string): Promise<void>;
  /** The latest first. */
  cancellations(): Promise<CancellationView[]>;
}

export function cancellationUseCases(context: Context): CancellationUseCases {
  const { store } = context.deps;
  return {
    async cancelActivation(by, code, given) {
      const reason = given.trim();
      const mistake = mistakeInReason(reason);
      const others = (await store.read.policies.all()).filter((version) => version.code !== code);
      const needed = await neededBy(context, others);
      await context.act(by, async (r, user) => {
        if (!systemRights.activatePolicy(user, null)) throw new DomainError('forbidden');
        if (mistake !== null) throw new DomainError('invalid', { fields: { reason: mistake } });
        const version = await r.policies.byCode(code);
        const now = context.now();
        if (version === null) throw new DomainError('stale');
        if (version.effectiveFrom <= now) throw new DomainError('wrongState');
        // What the others need was read before: one that came since may need what is let go here.
        const known = new Set([code, ...others.map((one) => one.code)]);
        if ((await r.policies.all()).some((one) => !known.has(one.code))) throw new DomainError('stale');
        const id = context.newId<CancellationId>();
        const { effectiveFrom, activatedAt, activatedBy } = version;
        await r.policies.cancel(version, {
          ...{ id, code, effectiveFrom, activatedAt, activatedBy },
          ...{ cancelledBy: user.id, cancelledAt: now, reason },
        });
        await r.policies.letGo((await r.policies.kept()).flatMap((file) => (needed.has(file.code) ? [] : file.code)));
        await context.record(r, {
          type: 'policy.activation-cancelled',
          complaintId: null,
          actor: user.id,
          facts: { cancellationId: id, code, effectiveFrom, activatedAt, activatedBy, cancelledAt: now },
          payloadDigest: reasonDigest(context, id, reason),
        });
      });
      forgetKept(context);
    },
    async cancellations() {
      return Promise.all(
        (await store.read.policies.cancellations()).map(async (cancellation) => ({
          cancellation,
          activator: cancellation.activatedBy && (await context.nameOf(store.read, cancellation.activatedBy)),
          canceller: await context.nameOf(store.read, cancellation.cancelledBy),
        })),
      );
    },
  };
}
