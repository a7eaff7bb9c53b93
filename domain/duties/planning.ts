/** Duties are planned from what is missing: neither downtime nor a change of policy loses one. */
import { rowsFound, isFlag, isNumber, isText, oneOf, rowOf } from '../core/answers.js';
import type { Context } from '../core/context.js';
import { FIRST_CHAIN, HOUSE_CHAIN } from '../core/ledger.js';
import type { JobContext } from '../core/jobs.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import { addDays, endOfDay, localDateOf, startOfDay } from '../core/time/local-date.js';
import { type DutyKind, isDutyKind } from '../organisation/model.js';
import type { Group } from '../people/model.js';
import { isGroup } from '../people/roles.js';
import type { PolicyVersion } from '../policies/store.js';
import { reckonedBy } from '../reports/index.js';
import { type Missing, missingPeriods } from './periods.js';
import { type Duty, type Period, PERIODS } from './model.js';
import { countDuty } from './recording.js';

/** One row of `duties_<policyVersion>`. */
interface DutyRule {
  kind: DutyKind;
  period: Period;
  preparerGroup: Group;
  reviewerGroup: Group;
  publish: boolean;
  /** Working days before the end of the period on which the task is handed out. */
  leadWorkingDays: number;
  ruleId: string;
  article: string;
}

type Row = DutyRule & Pick<Duty, 'policyVersion'>;

/** The planner comes round once a week; what begins before it comes again is planned now. */
const ROUND_DAYS = 7;

/** As far ahead as the end of a period may be whose task is handed out now. */
const AHEAD_DAYS = 400;

/** What its words mean is checked before its policy is activated (`policies/check.ts`). */
const isDutyRule = rowOf<DutyRule>({
  kind: isDutyKind,
  period: oneOf(PERIODS),
  preparerGroup: isGroup,
  reviewerGroup: isGroup,
  publish: isFlag,
  leadWorkingDays: isNumber,
  ruleId: isText,
  article: isText,
});

/** What the policies say, each from its first day on; the latest first. */
async function rowsOf(context: Context, policies: readonly PolicyVersion[]) {
  const { zone } = context.deps;
  return Promise.all(
    policies.map(async ({ code, effectiveFrom }) => {
      const table = `duties_${code}`;
      const rules = rowsFound(table, await context.decide(null, table, {}), isDutyRule);
      const rows: Row[] = rules.map((rule) => ({ ...rule, policyVersion: code }));
      return { from: localDateOf(effectiveFrom, zone), rows };
    }),
  );
}

/** The day on which the house began to keep its ledger: of what was before nobody is asked for a report. */
async function firstDay(context: Context, r: Snapshot): Promise<LocalDate> {
  for (const chain of [FIRST_CHAIN, HOUSE_CHAIN]) {
    const [entry] = await r.ledger.ofChain(chain, 0, 1);
    if (entry !== undefined) return localDateOf(entry.at, context.deps.zone);
  }
  return localDateOf(context.now(), context.deps.zone);
}

function dutyOf(context: Context, { row, from, to }: Missing<Row>): Duty {
  const { kind, policyVersion, period, preparerGroup, reviewerGroup, publish, ruleId, article } = row;
  return {
    id: context.newId(),
    ...{ kind, policyVersion, ruleId, article, period, preparerGroup, reviewerGroup, publish },
    ...{ periodFrom: from, periodTo: to, dueAt: endOfDay(to, context.deps.zone) },
    state: 'planned',
    figures: null,
    reportedAt: null,
    publishedAt: null,
    completedAt: null,
  };
}

async function plan(context: Context, r: Tx, duty: Duty, offeredAt: Instant, actor: string): Promise<void> {
  const { keys } = context.deps;
  if (!(await r.duties.insertOnce(duty, keys.wrap(keys.newDataKey())))) return;
  const { id: dutyId, kind, periodFrom, periodTo, dueAt, ruleId, preparerGroup, reviewerGroup, publish } = duty;
  await context.record(r, {
    type: 'duty.planned',
    complaintId: null,
    actor,
    facts: { dutyId, kind, periodFrom, periodTo, dueAt, ruleId },
  });
  const variables = { dutyId, preparerGroup, reviewerGroup, publish, dueAt };
  await context.publish(r, 'duty-due', dutyId, variables, { at: offeredAt });
}

/** Every duty that there is none of yet, up to those whose task is to be handed out within the next week. */
export async function planMissing(context: Context, job: JobContext): Promise<void> {
  const { store, zone } = context.deps;
  const now = context.now();
  const today = localDateOf(now, zone);
  const policy = await store.read.policies.at(now);
  if (policy === null) return;
  const policies = await store.read.policies.all();
  const first = await firstDay(context, store.read);
  const last = addDays(today, AHEAD_DAYS);
  const { calendar } = await context.time(policy.supervision, null);
  // Of one that another followed before the house began nobody asks.
  const held = policies.filter(
    (_one, at) => at === 0 || localDateOf(policies[at - 1]?.effectiveFrom ?? now, zone) > first,
  );
  const sets = await rowsOf(context, held);
  const kinds = [...new Set(sets.flatMap(({ rows }) => rows.map(({ kind }) => kind)))];
  const known = await store.read.duties.ofKinds(kinds);
  const offeredOn = ({ row, to }: Missing<Row>): LocalDate => calendar.shift(addDays(to, 1), -row.leadWorkingDays);
  const missing = kinds.flatMap((kind) => {
    const rowOn = (day: LocalDate): Row | null =>
      sets.find(({ from }) => from <= day)?.rows.find((row) => row.kind === kind) ?? null;
    const days = known.filter((duty) => duty.kind === kind).map(({ periodFrom: from, periodTo: to }) => ({ from, to }));
    return missingPeriods(rowOn, days, { from: first, to: last });
  });
  const due = missing.filter((one) => offeredOn(one) <= addDays(today, ROUND_DAYS));
  const by = await reckonedBy(context);
  await context.changeOnce(job.occurrence, 'duties.plan', async (r) => {
    // Those whose diagram, of an earlier release, was over before their period was.
    for (const duty of await r.duties.uncounted(now)) await countDuty(context, r, duty, by, job.actor);
    for (const one of due) {
      const offeredAt = startOfDay(offeredOn(one), zone);
      await plan(context, r, dutyOf(context, one), offeredAt > now ? offeredAt : now, job.actor);
    }
  });
}
