/** Late limits that go up: told to whom the table names, and supervised from the level on that it says. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import type { JobContext } from '../core/jobs.js';
import { textsIn } from '../core/own.js';
import type { Tx } from '../core/store.js';
import { noticeRules, insertNotices } from '../notices/index.js';
import type { Group } from '../people/model.js';
import type { ClockId } from './ids.js';
import { clockById, isOpen } from './limits.js';
import type { CaseClock, Supervision } from './model.js';
import { alike, toldTogether } from './together.js';

/** Whom a limit is escalated to, as the process finds it. */
async function escalatedTo(context: Context, clock: CaseClock, complaint: Complaint, level: number): Promise<string> {
  const { dutyHolder, supervision } = clock;
  const { responsibleDepartment, bundleId } = complaint;
  const facts = { level, dutyHolder, responsibleDepartment };
  const found = await context.decide(bundleId, `escalation_${supervision}`, facts);
  return textsIn(found)['recipientGroup'] ?? '';
}

export interface EscalationUseCases {
  recordEscalation(
    job: JobContext,
    complaintId: ComplaintId,
    facts: {
      clockId: ClockId;
      level: number;
      recipientGroup: Group;
      processInstanceKey: EngineKey;
      /** Whether the table wants a superior's task. */
      supervise: boolean;
    },
  ): Promise<{ supervisionOpened: boolean }>;
}

export function escalationUseCases(context: Context): EscalationUseCases {
  const { store } = context.deps;

  return {
    async recordEscalation(job, complaintId, { clockId, level, recipientGroup, processInstanceKey, supervise }) {
      const complaint = await context.complaint(store.read, complaintId);
      const clock = await clockById(store.read, clockId);
      const rules = await noticeRules(context, complaint, 'escalation', { unit: clock.unit });
      const others = await alike(context, clock, level, [
        recipientGroup,
        (other) => escalatedTo(context, other, complaint, level),
      ]);
      await context.ofCase(complaintId).changeOnce(job.occurrence, 'escalation.record', async (r) => {
        await context.record(r, {
          type: 'case.escalated',
          complaintId,
          actor: job.actor,
          facts: { clockId, step: clock.step, level, recipientGroup },
        });
        if (supervise && isOpen(await clockById(r, clockId)))
          await openSupervision(context, r, { processInstanceKey, complaintId, level, clockId });
        if (level < 2) return; // Level 1 has heard of it with the mark.
        const clocks = await toldTogether(context, r, clock, level, others);
        if (clocks.length === 0) return;
        await insertNotices(context, r, rules, {
          complaint,
          event: 'escalation',
          occurrence: `${clockId}:${level}`,
          audience: recipientGroup,
          actor: job.actor,
          clocks,
          level,
        });
      });
      const opened = (await store.read.supervisions.openOf(complaintId)).some(
        (one) => one.processInstanceKey === processInstanceKey,
      );
      return { supervisionOpened: opened };
    },
  };
}

/** None where a superior of that level has such a task already, or will have it in a moment. */
async function openSupervision(
  context: Context,
  r: Tx,
  opened: Pick<Supervision, 'processInstanceKey' | 'complaintId' | 'level' | 'clockId'>,
): Promise<void> {
  const items = await r.workItems.ofComplaint(opened.complaintId);
  for (const { processInstanceKey, level } of await r.supervisions.openOf(opened.complaintId)) {
    if (level !== opened.level) continue;
    const task = items.find((item) => item.processInstanceKey === processInstanceKey);
    if (task === undefined || task.completedAt === null) return;
    await r.supervisions.end(processInstanceKey, context.now());
  }
  await r.supervisions.insert({ ...opened, openedAt: context.now(), endedAt: null });
}
