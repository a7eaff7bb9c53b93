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

/** What has just happened, as the tables of limits are asked with it besides the event. */
export interface Happened {
  /** Whether the case is put right for a second time. */
  remedy?: boolean;
  /** What a return visit found. */
  visitOutcome?: string;
  /** Whether the complainant wants a review, and no more talks. */
  appealRequested?: boolean;
  /** What talks came to. */
  negotiationOutcome?: string;
  /** Whether it was archived before. */
  reopened?: boolean;
}

const factsOf = ({ complexity, heardBy }: Complaint, happened: Happened): Record<string, unknown> => ({
  complexity,
  heardBy,
  remedy: happened.remedy === true,
  visitOutcome: happened.visitOutcome ?? null,
  appealRequested: happened.appealRequested === true,
  negotiationOutcome: happened.negotiationOutcome ?? null,
  reopened: happened.reopened === true,
});

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

/**
 * The limits that begin at an event: from the policy's table; of the steps that it sets none for from the company's; at receipt
 * also those of the law and of outside bodies.
 */
export async function limitsFrom(
  context: Context,
  complaint: Complaint,
  startEvent: CaseEvent,
  { supervision, ...happened }: Happened & { supervision: string },
): Promise<Limit[]> {
  const { policyVersion, bundleId, channel, externalDueOn } = complaint;
  const facts = { startEvent, ...factsOf(complaint, happened) };
  const list = async (table: string, given: Record<string, unknown>): Promise<Limit[]> =>
    rowsFound(table, await context.decide(bundleId, table, given), isLimit);
  const ofPolicy = await list(`limits_${policyVersion}`, facts);
  const internal = `internal_${supervision}`;
  // A case that began before the company had them goes on without.
  const ofCompany = rowsFound(internal, await context.decideOwn(bundleId, internal, facts), isLimit);
  const own = [...ofPolicy, ...ofCompany.filter(({ step }) => ofPolicy.every((limit) => limit.step !== step))];
  if (startEvent === 'safety-identified') return [...own, ...(await list(`danger_${supervision}`, { policyVersion }))];
  if (startEvent !== 'received') return own;
  return [...own, ...(await list(`outside_${supervision}`, { channel, externalDueOn }))];
}

/** The company's own limits for a notice to be told to somebody of the house: they begin when it is written. */
export async function limitsOfTelling(
  context: Context,
  { bundleId }: Complaint,
  supervision: string,
  event: string,
): Promise<Limit[]> {
  const table = `telling_${supervision}`;
  // A case that began before the company had them goes on without.
  return rowsFound(table, await context.decideOwn(bundleId, table, { event }), isLimit);
}

/** What runs from a danger belongs to the danger, not to the complaint. */
export const isDangerLimit = ({ startEvent }: CaseClock): boolean => startEvent === 'safety-identified';

export async function clockById(r: Snapshot, id: ClockId): Promise<CaseClock> {
  const clock = await r.clocks.byId(id);
  if (clock === null) throw new DomainError('notFound');
  return clock;
}
