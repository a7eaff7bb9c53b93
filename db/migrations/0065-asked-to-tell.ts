/** Since when a person is asked to tell the complainant of a notice. */
import type { Migration } from './migration.js';

export const askedToTell: Migration = {
  name: '0065-asked-to-tell',
  async up(knex) {
    await knex.schema.alterTable('notice', (table) => {
      table.text('asked_at');
    });
    const asked = knex('applied_job').where({ kind: 'notice.untold', occurrence: knex.ref('notice.id') });
    await knex('notice').update({ asked_at: asked.select('at') });
  },
};
