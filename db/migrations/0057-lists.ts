/** The company's own lists, and what they begin with. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

const DEPARTMENTS = [
  ['service', '客户服务部', 'Customer service'],
  ['metering', '计量收费部', 'Metering and billing'],
  ['engineering', '工程维修部', 'Engineering and repair'],
  ['safety', '安全管理部', 'Safety management'],
] as const;

export const lists: Migration = {
  name: '0057-lists',
  async up(knex: Knex) {
    await knex.schema.createTable('list_entry', (table) => {
      table.string('list', 30).notNullable();
      table.string('code', 30).notNullable();
      table.string('name_zh').notNullable();
      table.string('name_en').notNullable();
      table.integer('position').notNullable();
      table.boolean('in_use').notNullable();
      table.primary(['list', 'code']);
    });
    await knex('list_entry').insert(
      DEPARTMENTS.map(([code, name_zh, name_en], index) => ({
        list: 'department',
        code,
        name_zh,
        name_en,
        position: index + 1,
        in_use: true,
      })),
    );
  },
};
