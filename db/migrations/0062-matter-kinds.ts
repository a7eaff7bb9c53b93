/** What somebody wants of the company is a list of its own: every matter of before was a complaint, or a report. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

const KINDS = [
  ['complaint', '投诉', 'Complaint'],
  ['enquiry', '咨询', 'Enquiry'],
  ['opinion', '意见建议', 'Opinion or suggestion'],
  ['report', '举报', 'Report of a violation'],
] as const;

export const matterKinds: Migration = {
  name: '0062-matter-kinds',
  async up(knex: Knex) {
    await knex.schema.alterTable('list_entry', (table) => {
      table.boolean('on_portal').notNullable().defaultTo(false);
    });
    await knex('list_entry').insert(
      KINDS.map(([code, name_zh, name_en], index) => ({
        list: 'matterKind',
        ...{ code, name_zh, name_en, position: index + 1 },
        in_use: true,
        on_portal: code === 'complaint',
      })),
    );
    await knex.schema.alterTable('complaint', (table) => {
      table.string('matter_kind', 30).notNullable().defaultTo('complaint').index();
    });
    await knex('complaint').where({ report: true }).update({ matter_kind: 'report' });
  },
};
