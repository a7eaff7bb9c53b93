/** Who is at a run that moves cases, and until when others leave it to them: of two at once one goes on. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

export const heldMoves: Migration = {
  name: '0066-held-moves',
  async up(knex: Knex) {
    await knex.schema.alterTable('move', (table) => {
      table.string('holder', 36);
      table.string('held_by', 36);
      table.string('held_since', 24);
      table.string('held_until', 24);
    });
  },
};
