/** Keeps the place of a case and of its open tasks in the lists, whenever one of the facts it comes from is written. */
import type { Knex } from 'knex';
import type { Complaint } from '../../domain/cases/index.js';
import type { Id } from '../../domain/core/index.js';
import { type Limit, urgencyOfCase, urgencyOfTask } from '../../domain/deadlines/index.js';
import type { WorkItem } from '../../domain/tasks/index.js';
import { type Row, toObject } from './rows.js';

/** Tasks that somebody still has to do, or that the engine has not confirmed yet. */
export const OPEN_ITEMS = ['offered', 'claimed', 'submitted'];

export async function placeAnew(db: Knex, complaint_id: Id): Promise<void> {
  const found = (await db('complaint')
    .where({ id: complaint_id })
    .first('safety_hazard', 'priority', 'state', 'urgency')) as Row | undefined;
  if (found === undefined) return;
  const { urgency: before, ...complaint } = toObject<
    Pick<Complaint, 'safetyHazard' | 'priority' | 'state'> & { urgency: string }
  >(found, { flags: ['safetyHazard'] });
  const inDanger = (await db('danger').where({ complaint_id, ended_at: null }).first('id')) !== undefined;
  const matter = { ...complaint, inDanger };
  const clocks = (
    (await db('case_clock')
      .where({ complaint_id })
      .whereNull('ended_at')
      .select('step', 'due_at', 'state', 'ended_at')) as Row[]
  ).map((row) => toObject<Limit>(row));
  const urgency = urgencyOfCase(matter, clocks);
  if (urgency !== before) await db('complaint').where({ id: complaint_id }).update({ urgency });
  const items = (await db('work_item')
    .where({ complaint_id })
    .whereIn('state', OPEN_ITEMS)
    .select('id', 'steps', 'urgency')) as Row[];
  for (const row of items) {
    const item = toObject<Pick<WorkItem, 'id' | 'steps'> & { urgency: string }>(row, { json: ['steps'] });
    const place = urgencyOfTask(matter, item, clocks);
    if (place !== item.urgency) await db('work_item').where({ id: item.id }).update({ urgency: place });
  }
}
