/** Limits as the tables have them, and what is asked of a clock again and again. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { ClockId } from './ids.js';
import type { CaseClock, CaseEvent, Limit } from './model.js';

export const isOpen = ({ endedAt }: CaseClock): boolean => endedAt === null;

export const isOverdue = ({ dueAt }: CaseClock, at: Instant): boolean => dueAt <= at;

/** What the table of limits is asked with, besides the event. */
interface LimitFacts {
  complexity: Complaint['complexity'];
  heardBy: Complaint['heardBy'];
  remedy: boolean;
}

/** The limits that begin at an event, from the policy's table; at receipt also those of the law and of outside bodies. */
export async function limitsFrom(
  { deps }: Context,
  complaint: Complaint,
  startEvent: CaseEvent,
  { remedy = false, supervision }: { remedy?: boolean; supervision: string },
): Promise<Limit[]> {
  const { policyVersion, complexity, heardBy, channel, externalDueOn } = complaint;
  const facts: LimitFacts = { complexity, heardBy, remedy };
  // What a row may say is checked before its policy is activated (`policies/check.ts`).
  const list = (found: unknown): Limit[] => (Array.isArray(found) ? (found as Limit[]) : []);
  const own = list(await deps.engine.evaluateDecision(`limits_${policyVersion}`, { startEvent, ...facts }));
  if (startEvent === 'safety-identified')
    return [...own, ...list(await deps.engine.evaluateDecision(`danger_${supervision}`, { policyVersion }))];
  if (startEvent !== 'received') return own;
  const outside = await deps.engine.evaluateDecision(`outside_${supervision}`, { channel, externalDueOn });
  return [...own, ...list(outside)];
}

/** What runs from a danger belongs to the danger, not to the complaint. */
export const isDangerLimit = ({ startEvent }: CaseClock): boolean => startEvent === 'safety-identified';

export async function clockById(r: Snapshot, id: ClockId): Promise<CaseClock> {
  const clock = await r.clocks.byId(id);
  if (clock === null) throw new DomainError('notFound');
  return clock;
}
