/** What becomes of a duty, as its process tells it. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { bundleOf, rolesIn, type RolesOf } from '../definitions/index.js';
import { figuresOf, type PeriodFigures, type ReckonedBy, reckonedBy, type Told, toldOf } from '../reports/index.js';
import type { DutyId } from './ids.js';
import type { Duty, DutyChanges, DutyEvent } from './model.js';

/** The event of a form that is the report. */
export const REPORTED: DutyEvent = 'reported';

export async function knownDuty(r: Snapshot, id: DutyId): Promise<Duty> {
  const duty = await r.duties.byId(id);
  if (duty === null) throw new DomainError('notFound');
  return duty;
}

/** A duty goes by the bundle of its diagram. */
export async function rolesOfDuty(context: Context, r: Snapshot, id: DutyId): Promise<RolesOf> {
  const key = (await r.workItems.ofDuty(id))[0]?.processDefinitionKey ?? null;
  return rolesIn(context, key === null ? null : await bundleOf(context, null, key));
}

/** Reports of the kind on earlier periods that are done, each as it was told last. */
async function earlierThan(r: Snapshot, { kind, periodFrom }: Duty): Promise<Told[]> {
  const done = (await r.duties.ofKinds([kind])).filter(
    ({ publishedAt, completedAt }) => publishedAt !== null || completedAt !== null,
  );
  const corrections = done.flatMap(({ figures }) => figures?.corrections ?? []);
  return done
    .filter(({ periodTo }) => periodTo < periodFrom)
    .map((one) => (one.figures === null ? null : toldOf(one, one.figures, corrections)))
    .filter((one) => one !== null);
}

/** What a duty's period came to, and what has become of the figures of those before. */
export const figuresOfDuty = async (
  context: Context,
  r: Snapshot,
  duty: Duty,
  by: ReckonedBy,
): Promise<PeriodFigures> => figuresOf(context, r, duty, await earlierThan(r, duty), by);

/** Fixes the figures of the whole period: what is reviewed is what is published, whatever comes to light afterwards. */
export async function countDuty(context: Context, r: Tx, duty: Duty, by: ReckonedBy, actor: string): Promise<void> {
  const figures = await figuresOfDuty(context, r, duty, by);
  await r.duties.fixFigures(duty, figures);
  await context.record(r, {
    type: 'duty.counted',
    complaintId: null,
    actor,
    facts: { dutyId: duty.id, happenedAt: context.now(), figures: JSON.stringify(figures) },
  });
}

/** null: a fact of its own, that leaves the duty as it is. */
function changesBy(event: DutyEvent, at: Instant): DutyChanges | null {
  if (event === 'overdue' || event === 'counted') return null;
  // What was returned is no report.
  if (event === 'returned') return { reportedAt: null };
  return { [`${event}At`]: at };
}

/** The diagrams of earlier releases do not wait for the end of the period, and count nothing. */
const isToBeCounted = ({ figures, dueAt }: Duty, event: DutyEvent, now: Instant): boolean =>
  now >= dueAt &&
  (event === 'counted' || ((event === 'published' || event === 'completed') && figures?.complete !== true));

export async function recordDuty(context: Context, job: JobContext, dutyId: DutyId, event: DutyEvent): Promise<void> {
  const { store } = context.deps;
  const rolesOf = await rolesOfDuty(context, store.read, dutyId);
  const by = await reckonedBy(context);
  await context.changeOnce(job.occurrence, `duty.${event}`, async (r) => {
    const duty = await knownDuty(r, dutyId);
    const now = context.now();
    if (isToBeCounted(duty, event, now)) await countDuty(context, r, duty, by, job.actor);
    if (event === 'counted') return;
    const written = (await r.submissions.ofDuty(dutyId)).findLast(({ formId }) =>
      rolesOf(formId).records.includes(REPORTED),
    );
    const at = event === 'reported' ? (written?.at ?? now) : now;
    const changes = changesBy(event, at);
    if (changes !== null && event !== 'overdue') await r.duties.advance(duty, event, changes);
    const facts = { dutyId, happenedAt: at };
    await context.record(r, { type: `duty.${event}`, complaintId: null, actor: job.actor, facts });
  });
}
