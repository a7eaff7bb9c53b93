/** Several processes send what the outbox holds: each row has its line in a column, and a lease while somebody sends it. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

/** As it was when this was written: what the lines are called may change later. */
function lineOf(kind: string, payload: Record<string, unknown>): string {
  if (kind === 'publish-message') return `message:${String(payload['correlationKey'])}`;
  if (kind === 'send-mail') return `notice:${String(payload['noticeId'])}`;
  return `task:${String(payload['elementInstanceKey'])}`;
}

export const leases: Migration = {
  name: '0036-leases',
  async up(knex: Knex) {
    await knex.schema.alterTable('outbox', (table) => {
      table.string('order_key').notNullable().defaultTo('');
      table.string('leased_by', 36);
      table.string('leased_until', 24);
    });
    // What is done has no place in a line any more.
    const rows = (await knex('outbox').whereNull('done_at').select('id', 'kind', 'payload')) as Record<
      string,
      string
    >[];
    for (const { id = '', kind = '', payload = '{}' } of rows)
      await knex('outbox')
        .where({ id })
        .update({ order_key: lineOf(kind, JSON.parse(payload) as Record<string, unknown>) });
    await knex.raw('create index outbox_line on outbox (order_key, id) where done_at is null');
  },
};
