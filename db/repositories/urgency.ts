/**
 * Keeps the place of a case and of its open tasks in the lists. Whoever writes one of the facts it comes from says so; it
 * is reckoned once, at the end of the transaction, however many of them were written.
 */
import type { Knex } from 'knex';
import { z } from 'zod';
import { COMPLAINT_STATES, type ComplaintId } from '../../domain/cases/index.js';
import { CLOCK_STATES, type Limit, urgencyOfCase, urgencyOfTask } from '../../domain/deadlines/index.js';
import type { WorkItemId } from '../../domain/tasks/index.js';
import { flag, idOf, instant, json, table, text } from './rows.js';

const PLACED = table(
  z.object({ safetyHazard: flag, priority: text.nullable(), state: z.enum(COMPLAINT_STATES), urgency: text }),
);

const OPEN_LIMIT = table<Limit>(
  z.object({ step: text, dueAt: instant, state: z.enum(CLOCK_STATES), endedAt: instant.nullable() }),
);

const PLACED_ITEM = table(z.object({ id: idOf<WorkItemId>(), steps: json(z.array(text)), urgency: text }));

/** Tasks that somebody still has to do, or that the engine has not confirmed yet. */
export const OPEN_ITEMS = ['offered', 'claimed', 'submitted'];

/** Cases whose place is reckoned anew before the transaction ends. */
export interface Places {
  touched(complaintId: ComplaintId): void;
}

export function placesWithin(db: Knex): Places & { settle(): Promise<void> } {
  const cases = new Set<ComplaintId>();
  return {
    touched: (complaintId) => void cases.add(complaintId),
    async settle() {
      // Always in the same order: two transactions never wait for each other.
      for (const complaintId of [...cases].sort()) await placeAnew(db, complaintId);
    },
  };
}

/** Of a handle that can only read. */
export const NO_PLACES: Places = {
  touched(complaintId) {
    throw new Error(`The place of case ${complaintId} can only be written in a transaction.`);
  },
};

async function placeAnew(db: Knex, complaint_id: ComplaintId): Promise<void> {
  const found = await PLACED.first(
    db('complaint').where({ id: complaint_id }).first('safety_hazard', 'priority', 'state', 'urgency'),
  );
  if (found === null) return;
  const { urgency: before, ...complaint } = found;
  const inDanger = (await db('danger').where({ complaint_id, ended_at: null }).first('id')) !== undefined;
  const matter = { ...complaint, inDanger };
  const clocks = await OPEN_LIMIT.all(
    db('case_clock').where({ complaint_id }).whereNull('ended_at').select('step', 'due_at', 'state', 'ended_at'),
  );
  const urgency = urgencyOfCase(matter, clocks);
  if (urgency !== before) await db('complaint').where({ id: complaint_id }).update({ urgency });
  const items = db('work_item').where({ complaint_id }).whereIn('state', OPEN_ITEMS).select('id', 'steps', 'urgency');
  for (const item of await PLACED_ITEM.all(items)) {
    const place = urgencyOfTask(matter, item, clocks);
    if (place !== item.urgency) await db('work_item').where({ id: item.id }).update({ urgency: place });
  }
}
