/** What left the house for staff, and the hooks that it left by. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { HOOK_KINDS, LOCALES } from '../../domain/core/index.js';
import {
  CHANNELS,
  type Deliveries,
  type Delivery,
  type DeliveryFilter,
  type DeliveryId,
  DELIVERY_STATES,
  type Hooks,
  type HookId,
  type StoredHook,
} from '../../domain/deliveries/index.js';
import type { InboxEntryId } from '../../domain/inbox/index.js';
import type { UserId } from '../../domain/people/index.js';
import { countOf, flag, group, idOf, instant, json, table, text, toRow, whole, written } from './rows.js';

const DELIVERY = table<Delivery>(
  z.object({
    id: idOf<DeliveryId>(),
    entryId: idOf<InboxEntryId>().nullable(),
    occasion: text,
    userId: idOf<UserId>().nullable(),
    hookId: idOf<HookId>().nullable(),
    channel: z.enum(CHANNELS),
    state: z.enum(DELIVERY_STATES),
    messageId: text,
    evidence: text.nullable(),
    createdAt: instant,
    sendingAt: instant.nullable(),
    endedAt: instant.nullable(),
  }),
);

const IN_JSON = { json: ['events'] };

const HOOK = table<StoredHook>(
  z.object({
    id: idOf<HookId>(),
    name: text,
    kind: z.enum(HOOK_KINDS),
    group: group.nullable(),
    events: json(z.array(text)),
    sealed: text,
    template: text,
    receiptMinutes: whole.nullable(),
    locale: z.enum(LOCALES),
    active: flag,
    version: whole,
  }),
);

export function deliveries(db: Knex): Deliveries {
  const listed = ({ state, channel }: DeliveryFilter): Knex.QueryBuilder =>
    db('delivery').where({ ...(state !== null && { state }), ...(channel !== null && { channel }) });
  return {
    byId: (id) => DELIVERY.first(db('delivery').where({ id }).first()),
    ofEntry: (entry_id) => DELIVERY.all(db('delivery').where({ entry_id }).orderBy('id')),
    async list(filter, { from, limit }) {
      const found = listed(filter)
        .orderByRaw(`case state when 'failed' then 0 else 1 end`)
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ]);
      return { found: await DELIVERY.all(found.limit(limit).offset(from)), total: await countOf(listed(filter)) };
    },
    countUndeliverable: (most) => {
      const some = db('delivery')
        .join('inbox_entry', 'inbox_entry.id', 'delivery.entry_id')
        .where({ 'delivery.state': 'failed', 'inbox_entry.done_at': null })
        .select('delivery.id')
        .limit(most);
      return countOf(db.from(some.as('some')));
    },
    ofHook: (hook_id, limit) => DELIVERY.all(db('delivery').where({ hook_id }).orderBy('id', 'desc').limit(limit)),
    async insertOnce(delivery) {
      const recipient = `${delivery.userId ?? ''}:${delivery.hookId ?? ''}`;
      const added: unknown = await db('delivery')
        .insert({ ...toRow(delivery), recipient })
        .onConflict(['occasion', 'recipient'])
        .ignore()
        .returning('id');
      return Array.isArray(added) && added.length === 1;
    },
    beginSending: ({ id, state }, sending_at) =>
      written(db('delivery').where({ id, state }).update({ state: 'sending', sending_at })),
    end: ({ id, state: read }, state, evidence, ended_at) =>
      written(
        db('delivery')
          .where({ id, state: read })
          .update({ state, evidence, ended_at: state === 'queued' ? null : ended_at }),
      ),
  };
}

export function hooks(db: Knex): Hooks {
  return {
    byId: (id) => HOOK.first(db('hook').where({ id }).first()),
    all: () => HOOK.all(db('hook').orderBy(['name', 'id'])),
    insert: async (hook) => void (await db('hook').insert(toRow(hook, IN_JSON))),
    change: ({ id, version }, changes) =>
      written(
        db('hook')
          .where({ id, version })
          .update(toRow({ ...changes, version: version + 1 }, IN_JSON)),
      ),
  };
}
