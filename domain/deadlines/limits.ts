/** Limits as the tables have them, and what is asked of a clock again and again. */
import type { Complaint } from '../cases/model.js';
import { rowsFound, isNumber, isText, oneOf, rowOf } from '../core/answers.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import type { ClockId } from './ids.js';
import {
  CASE_EVENTS,
  type CaseClock,
  type CaseEvent,
  type Limit,
  LIMIT_KINDS,
  LIMIT_REPEATS,
  LIMIT_UNITS,
} from './model.js';

export const isOpen = ({ endedAt }: CaseClock): boolean => endedAt === null;

export const isOverdue = ({ dueAt }: CaseClock, at: Instant): boolean => dueAt <= at;

/** What the table of limits is asked with, besides the event. */
interface LimitFacts {
  complexity: Complaint['complexity'];
  heardBy: Complaint['heardBy'];
  remedy: boolean;
}

/** What its words mean is checked before its policy is activated (`policies/check.ts`). */
const isLimit = rowOf<Limit>({
  step: isText,
  startEvent: oneOf(CASE_EVENTS),
  amount: isNumber,
  unit: oneOf(LIMIT_UNITS),
  stopEvent: oneOf(CASE_EVENTS),
  dutyHolder: isText,
  kind: oneOf(LIMIT_KINDS),
  repeat: oneOf(LIMIT_REPEATS),
  ruleId: isText,
  article: isText,
});

/** The limits that begin at an event, from the policy's table; at receipt also those of the law and of outside bodies. */
export async function limitsFrom(
  context: Context,
  complaint: Complaint,
  startEvent: CaseEvent,
  { remedy = false, supervision }: { remedy?: boolean; supervision: string },
): Promise<Limit[]> {
  const { policyVersion, bundleId, complexity, heardBy, channel, externalDueOn } = complaint;
  const facts: LimitFacts = { complexity, heardBy, remedy };
  const list = async (table: string, given: Record<string, unknown>): Promise<Limit[]> =>
    rowsFound(table, await context.decide(bundleId, table, given), isLimit);
  const own = await list(`limits_${policyVersion}`, { startEvent, ...facts });
  if (startEvent === 'safety-identified') return [...own, ...(await list(`danger_${supervision}`, { policyVersion }))];
  if (startEvent !== 'received') return own;
  return [...own, ...(await list(`outside_${supervision}`, { channel, externalDueOn }))];
}

/** What runs from a danger belongs to the danger, not to the complaint. */
export const isDangerLimit = ({ startEvent }: CaseClock): boolean => startEvent === 'safety-identified';

export async function clockById(r: Snapshot, id: ClockId): Promise<CaseClock> {
  const clock = await r.clocks.byId(id);
  if (clock === null) throw new DomainError('notFound');
  return clock;
}
