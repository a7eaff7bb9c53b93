/** Attachments know their digest, so that the same file is kept once, and may be removed: what is left says when, by whom and why. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const removedAttachments: Migration = {
  name: '0031-removed-attachments',
  async up(knex: Knex) {
    await knex.schema.alterTable('attachment', (table) => {
      table.string('digest', 64).notNullable().defaultTo('');
      table.string('removed_at', 24);
      table.string('removed_by', 36);
      table.string('removal_reason');
    });
    // The ledger has said it since there are attachments.
    const entries = (await knex('ledger_entry')
      .where({ type: 'attachment.added' })
      .select('facts', 'payload_digest')) as {
      facts: string;
      payload_digest: string;
    }[];
    for (const { facts, payload_digest: digest } of entries) {
      const { attachmentId: id } = JSON.parse(facts) as { attachmentId: string };
      await knex('attachment').where({ id }).update({ digest });
    }
  },
};
