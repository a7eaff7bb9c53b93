/** Runs that move cases to another bundle, and their cases. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ComplaintId } from '../../domain/cases/index.js';
import type { BundleId } from '../../domain/definitions/index.js';
import {
  type HandPair,
  type Move,
  MOVE_STATES,
  type MoveHold,
  type MovedCase,
  MOVED_CASE_STATES,
  type MoveId,
  type Moves,
  OBSTACLES,
} from '../../domain/migration/index.js';
import { recordOf } from '../../domain/core/index.js';
import type { UserId } from '../../domain/people/index.js';
import { idOf, instant, json, table, text, toRow, whole, written } from './rows.js';

const PAIRS: z.ZodType<HandPair[]> = z.array(z.object({ processId: text, from: text, to: text }));

const MOVE = table<Move>(
  z.object({
    id: idOf<MoveId>(),
    fromBundleId: idOf<BundleId>(),
    toBundleId: idOf<BundleId>(),
    byHand: json(PAIRS),
    digest: text,
    reason: text,
    batch: whole,
    mostFailures: whole,
    begunBy: idOf<UserId>(),
    begunAt: instant,
    state: z.enum(MOVE_STATES),
    endedAt: instant.nullable(),
  }),
);

const HOLD = table<MoveHold>(
  z.object({ holder: idOf(), heldBy: idOf<UserId>(), heldSince: instant, heldUntil: instant }),
);
const HELD = ['holder', 'held_by', 'held_since', 'held_until'];
const NOBODY = { holder: null, held_by: null, held_since: null, held_until: null };

const OBSTACLE = z.object({ why: z.enum(OBSTACLES), processId: text, elementId: text, detail: text });

const CASE = table<MovedCase>(
  z.object({
    moveId: idOf<MoveId>(),
    complaintId: idOf<ComplaintId>(),
    state: z.enum(MOVED_CASE_STATES),
    obstacle: json(OBSTACLE).nullable(),
    at: instant.nullable(),
  }),
);

const COUNTED = table(z.object({ state: z.enum(MOVED_CASE_STATES), cases: z.coerce.number().int() }));
const SAID = table(z.object({ byHand: json(PAIRS) }));
/** Rows of one statement: SQLite and PostgreSQL take so many values at once. */
const MANY = 100;

export function moves(db: Knex): Moves {
  return {
    byId: (id) => MOVE.first(db('move').where({ id }).first()),
    running: () => MOVE.first(db('move').where({ state: 'running' }).first()),
    async counts(move_id) {
      const rows = await COUNTED.all(
        db('moved_case').where({ move_id }).groupBy('state').select('state').count({ cases: '*' }),
      );
      const found = new Map(rows.map(({ state, cases }) => [state, cases]));
      return recordOf(MOVED_CASE_STATES, (state) => found.get(state) ?? 0);
    },
    hold: (id) => HOLD.first(db('move').where({ id }).whereNotNull('holder').select(HELD).first()),
    cases: (move_id, states, { after, limit }) =>
      CASE.all(
        db('moved_case')
          .where({ move_id })
          .whereIn('state', [...states])
          .where('complaint_id', '>', after)
          .orderBy('complaint_id')
          .limit(limit),
      ),
    pairsOf: async (complaint_id) => {
      const of = db('moved_case as c').join('move as m', 'm.id', 'c.move_id').where('c.complaint_id', complaint_id);
      const said = await SAID.all(of.where('c.state', 'moved').orderBy('m.id').select('m.by_hand'));
      return said.flatMap(({ byHand }) => byHand);
    },
    async insert(move, cases) {
      await db('move').insert(toRow(move, { json: ['byHand'] }));
      const rows = cases.map((complaint_id) => ({ move_id: move.id, complaint_id, state: 'waiting' }));
      for (let at = 0; at < rows.length; at += MANY) await db('moved_case').insert(rows.slice(at, at + MANY));
    },
    setCase: ({ moveId: move_id, complaintId: complaint_id, state }, { obstacle, ...changes }) =>
      written(
        db('moved_case')
          .where({ move_id, complaint_id, state })
          .update({ ...changes, obstacle: obstacle === null ? null : JSON.stringify(obstacle) }),
      ),
    take: (id, hold, at) =>
      written(
        db('move')
          .where({ id, state: 'running' })
          .where((any) => {
            void any.whereNull('holder').orWhere('held_until', '<=', at).orWhere({ holder: hold.holder });
          })
          .update(toRow(hold)),
      ),
    leave: async (id, holder) => void (await db('move').where({ id, holder }).update(NOBODY)),
    end: (id, state, ended_at) => written(db('move').where({ id, state: 'running' }).update({ state, ended_at })),
  };
}
