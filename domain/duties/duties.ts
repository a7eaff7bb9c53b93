/** Duties of a period: planned from the policy's table, worked as tasks, published where the regulation says so. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import { own } from '../core/own.js';
import type { Snapshot } from '../core/store.js';
import { bundleOf, elementsById, formsById } from '../definitions/index.js';
import type { Schema } from '../forms/index.js';
import type { User } from '../people/model.js';
import { reckonedBy } from '../reports/index.js';
import type { DutyId } from './ids.js';
import type { Duty, DutyEvent } from './model.js';
import { planMissing } from './planning.js';
import { figuresOfDuty, knownDuty, recordDuty, REPORTED, rolesOfDuty } from './recording.js';
import { dutyRights } from './rights.js';
import type { DutyFile } from './views.js';

export interface DutyUseCases {
  /** Every duty that is missing, up to those whose task is to be handed out within the next week. */
  planDuties(job: JobContext): Promise<void>;
  recordDuty(job: JobContext, dutyId: DutyId, event: DutyEvent): Promise<void>;
  duty(user: User, dutyId: DutyId): Promise<DutyFile>;
  listDuties(user: User, page: { from: number; limit: number }): Promise<{ duties: Duty[]; total: number }>;
  /** For everybody: reports that the regulation wants published, the latest first. */
  publishedReports(): Promise<{ duty: Duty; report: Record<string, unknown>; form: Schema | null }[]>;
}

export function dutyUseCases(context: Context): DutyUseCases {
  const { store } = context.deps;

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
      duty: { ...duty, figures: duty.figures ?? (await figuresOfDuty(context, r, duty, await reckonedBy(context))) },
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
    planDuties: (job) => planMissing(context, job),
    recordDuty: (job, dutyId, event) => recordDuty(context, job, dutyId, event),
    async duty(user, id) {
      const duty = await knownDuty(store.read, id);
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
          const { duty: file, submissions, forms } = await fileOf(store.read, duty);
          const rolesOf = await rolesOfDuty(context, store.read, duty.id);
          const report = submissions.findLast(({ formId }) => rolesOf(formId).records.includes(REPORTED));
          const form = report === undefined ? null : (own(forms, report.formId) ?? null);
          return { duty: file, report: report?.data ?? {}, form };
        }),
      );
    },
  };
}
