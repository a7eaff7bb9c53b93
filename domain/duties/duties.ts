/** Duties of a period: planned from the policy's table, worked as tasks, published where the regulation says so. */
import { bundleOf, elementsById, formsById, rolesIn, type RolesOf } from '../definitions/index.js';
import type { Schema } from '../forms/index.js';
import { rowsFound, isFlag, isNumber, isText, oneOf, rowOf } from '../core/answers.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import { own } from '../core/own.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { LocalDate, Instant } from '../core/time/instant.js';
import { periodOf, endOfDay, startOfDay, localDateOf, addDays } from '../core/time/local-date.js';
import { type DutyKind, isDutyKind } from '../organisation/model.js';
import type { Group, User } from '../people/model.js';
import { isGroup } from '../people/roles.js';
import type { DutyId } from './ids.js';
import { type CauseWords, causeWords } from './causes.js';
import { type Duty, type DutyEvent, type DutyFigures, type Period, PERIODS } from './model.js';
import { dutyRights } from './rights.js';
import type { DutyFile } from './views.js';

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

/** The planner comes round once a week; what begins before it comes again is planned now. */
const ROUND_DAYS = 7;

/** The event of a form that is the report. */
const REPORTED: DutyEvent = 'reported';

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

async function rulesOf(context: Context, policyVersion: string): Promise<DutyRule[]> {
  const table = `duties_${policyVersion}`;
  return rowsFound(table, await context.decide(null, table, {}), isDutyRule);
}

/** A duty of the period that a day lies in, and when its task is handed out. */
function dutyOf(rule: DutyRule, context: Context, today: LocalDate, offerOn: (end: LocalDate) => LocalDate) {
  const { kind, period, preparerGroup, reviewerGroup, publish, ruleId, article } = rule;
  const { zone } = context.deps;
  const { from: periodFrom, to: periodTo } = periodOf(today, period);
  return {
    offeredOn: offerOn(periodTo),
    duty: (policyVersion: string): Duty => ({
      id: context.newId(),
      ...{ kind, policyVersion, ruleId, article, period, periodFrom, periodTo, preparerGroup, reviewerGroup, publish },
      dueAt: endOfDay(periodTo, zone),
      state: 'planned',
      figures: null,
      reportedAt: null,
      publishedAt: null,
      completedAt: null,
    }),
  };
}

/** What the period came to, as far as it has gone. */
async function figuresOf(
  r: Snapshot,
  { periodFrom, periodTo }: Duty,
  zone: string,
  wordsOf: CauseWords,
): Promise<DutyFigures> {
  const counted = await r.duties.figures(startOfDay(periodFrom, zone), endOfDay(periodTo, zone));
  return { ...counted, causes: counted.causes.map((one) => ({ ...one, words: wordsOf(one.cause) })) };
}

export interface DutyUseCases {
  /** Every duty whose task is to be handed out within the next week. */
  planDuties(job: JobContext): Promise<void>;
  recordDuty(job: JobContext, dutyId: DutyId, event: DutyEvent): Promise<void>;
  duty(user: User, dutyId: DutyId): Promise<DutyFile>;
  listDuties(user: User, page: { from: number; limit: number }): Promise<{ duties: Duty[]; total: number }>;
  /** For everybody: reports that the regulation wants published, the latest first. */
  publishedReports(): Promise<{ duty: Duty; report: Record<string, unknown>; form: Schema | null }[]>;
}

export function dutyUseCases(context: Context): DutyUseCases {
  const { store, keys, zone } = context.deps;

  async function plan(r: Tx, duty: Duty, offeredAt: Instant, actor: string): Promise<void> {
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

  async function known(r: Snapshot, id: DutyId): Promise<Duty> {
    const duty = await r.duties.byId(id);
    if (duty === null) throw new DomainError('notFound');
    return duty;
  }

  /** A duty goes by the bundle of its diagram. */
  async function rolesOfDuty(r: Snapshot, id: DutyId): Promise<RolesOf> {
    const key = (await r.workItems.ofDuty(id))[0]?.processDefinitionKey ?? null;
    return rolesIn(context, key === null ? null : await bundleOf(context, null, key));
  }

  async function fileOf(r: Snapshot, duty: Duty): Promise<DutyFile> {
    const submissions = await Promise.all(
      (await r.submissions.ofDuty(duty.id)).map(async ({ id, elementId, formId, by, at, sealed }) => {
        const data = await context.openJson<Record<string, unknown>>(r, duty.id, sealed);
        return { id, elementId, formId, by, at, data };
      }),
    );
    const people = await r.people.all();
    const items = await r.workItems.ofDuty(duty.id);
    const key = items[0]?.processDefinitionKey ?? null;
    return {
      duty: { ...duty, figures: duty.figures ?? (await figuresOf(r, duty, zone, await causeWords(context))) },
      submissions,
      elements: await elementsById(context, items),
      forms: await formsById(
        context,
        key === null ? null : await bundleOf(context, null, key),
        submissions.map(({ formId }) => formId),
      ),
      names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
    };
  }

  return {
    async planDuties(job) {
      const now = context.now();
      const policy = await store.read.policies.at(now);
      if (policy === null) return;
      const { calendar } = await context.time(policy.supervision, null);
      const today = localDateOf(now, zone);
      const planned = (await rulesOf(context, policy.code)).map((rule) =>
        dutyOf(rule, context, today, (end) => calendar.shift(addDays(end, 1), -rule.leadWorkingDays)),
      );
      await context.changeOnce(job.occurrence, 'duties.plan', async (r) => {
        for (const { duty, offeredOn } of planned) {
          if (offeredOn > addDays(today, ROUND_DAYS)) continue;
          const offeredAt = startOfDay(offeredOn, zone);
          await plan(r, duty(policy.code), offeredAt > now ? offeredAt : now, job.actor);
        }
      });
    },
    async recordDuty(job, dutyId, event) {
      const rolesOf = await rolesOfDuty(store.read, dutyId);
      const wordsOf = await causeWords(context);
      await context.changeOnce(job.occurrence, `duty.${event}`, async (r) => {
        const duty = await known(r, dutyId);
        const written = (await r.submissions.ofDuty(dutyId)).findLast(({ formId }) =>
          rolesOf(formId).records.includes(REPORTED),
        );
        const now = context.now();
        const at = event === 'reported' ? (written?.at ?? now) : now;
        const figures = event === 'reported' ? await figuresOf(r, duty, zone, wordsOf) : null;
        // Being late is a fact of its own: the report is still to come.
        if (event !== 'overdue')
          await r.duties.advance(duty, event, {
            [`${event}At`]: at,
            ...(figures && { figures }),
          });
        await context.record(r, {
          type: `duty.${event}`,
          complaintId: null,
          actor: job.actor,
          facts: { dutyId, happenedAt: at, ...(figures && { figures: JSON.stringify(figures) }) },
        });
      });
    },
    async duty(user, id) {
      const duty = await known(store.read, id);
      if (!dutyRights.see(user, duty)) throw new DomainError('forbidden');
      return fileOf(store.read, duty);
    },
    async listDuties(user, page) {
      if (!dutyRights.list(user, null)) throw new DomainError('forbidden');
      const [duties, total] = await Promise.all([store.read.duties.list(page), store.read.duties.count()]);
      return { duties, total };
    },
    async publishedReports() {
      const duties = await store.read.duties.published();
      return Promise.all(
        duties.map(async (duty) => {
          const { submissions, forms } = await fileOf(store.read, duty);
          const rolesOf = await rolesOfDuty(store.read, duty.id);
          const report = submissions.findLast(({ formId }) => rolesOf(formId).records.includes(REPORTED));
          const form = report === undefined ? null : (own(forms, report.formId) ?? null);
          return { duty, report: report?.data ?? {}, form };
        }),
      );
    },
  };
}
