/** Channels and categories are the company's own lists, too; a category may say which department is in charge as a rule. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

const CHANNELS = [
  ['web', '网上', 'Online'],
  ['phone', '电话', 'Phone'],
  ['letter', '信函', 'Letter'],
  ['email', '电子邮件', 'E-mail'],
  ['sms', '短信', 'SMS'],
  ['onSite', '现场', 'In person'],
  ['app', '移动应用', 'Mobile app'],
  ['messageBoard', '网站留言', 'Message board'],
  ['gov12345', '12345政务服务热线', '12345 government hotline'],
  ['consumer12315', '12315消费者热线', '12315 consumer hotline'],
  ['mayorLine', '市县长热线', 'Mayor hotline'],
  ['petition', '信访转办', 'Petition office'],
  ['media', '媒体', 'Media'],
  ['industryRegulator', '行业管理部门转办', 'Industry regulator'],
  ['marketRegulator', '市场监管部门转办', 'Market regulator'],
  ['other', '其他', 'Other'],
] as const;

const CATEGORIES = [
  ['supply', '供气（停气、气压、开通）', 'Gas supply (outage, pressure, connection)'],
  ['quality', '燃气质量', 'Gas quality'],
  ['price', '燃气价格', 'Gas price'],
  ['metering', '计量与收费（燃气表、账单）', 'Meter and bills'],
  ['repair', '安装与维修', 'Installation and repair'],
  ['safety', '安全隐患', 'Safety hazard'],
  ['conduct', '服务态度与行为', 'Staff conduct and service'],
  ['other', '其他', 'Something else'],
] as const;

const rowsOf = (list: string, entries: readonly (readonly [string, string, string])[]): object[] =>
  entries.map(([code, name_zh, name_en], index) => ({
    list,
    code,
    name_zh,
    name_en,
    position: index + 1,
    in_use: true,
  }));

export const channelsAndCategories: Migration = {
  name: '0058-channels-and-categories',
  async up(knex: Knex) {
    await knex.schema.alterTable('list_entry', (table) => {
      table.string('department', 30);
    });
    await knex('list_entry').insert([...rowsOf('channel', CHANNELS), ...rowsOf('category', CATEGORIES)]);
  },
};
