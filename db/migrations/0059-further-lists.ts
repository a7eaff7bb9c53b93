/** Kinds of duty and the names of roles as they were, and what causes and sanctions begin with. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

type Entries = readonly (readonly [code: string, zh: string, en: string])[];

const DUTIES: Entries = [
  ['return-visit-report', '回访报告', 'Return-visit report'],
  ['handling-assessment', '投诉处理工作考核', 'Assessment of complaint handling'],
  ['complaint-analysis', '投诉情况分析', 'Analysis of complaints'],
  ['handling-publication', '投诉处理情况公布', 'Publication of complaint handling'],
];

const ROLES: Entries = [
  ['intake', '受理员', 'Front desk'],
  ['complaint-office', '投诉处理机构', 'Complaint office'],
  ['handler', '承办人', 'Handler'],
  ['department-manager', '部门负责人', 'Department manager'],
  ['supervising-leader', '分管领导', 'Supervising leader'],
  ['general-manager', '总经理', 'General manager'],
  ['return-visitor', '回访员', 'Return visitor'],
  ['hr', '人力资源', 'Human resources'],
  ['admin', '系统管理员', 'Administrator'],
];

const CAUSES: Entries = [
  ['meter', '表具故障或计量偏差', 'Meter fault or misreading'],
  ['billing', '抄表、开票或收费差错', 'Reading, billing or charging error'],
  ['network', '管网、调压设施或施工', 'Network, regulators or works'],
  ['timeliness', '办理不及时', 'Not handled in time'],
  ['conduct', '服务态度与行为', 'Staff conduct'],
  ['rules', '制度或流程不合理', 'Rules or workflow'],
  ['user', '用户自身设施或使用', "The user's own fittings or use"],
  ['thirdParty', '第三方', 'A third party'],
  ['other', '其他', 'Other'],
];

const SANCTIONS: Entries = [
  ['criticism', '批评教育', 'Criticism'],
  ['notice', '通报批评', 'Criticism made known in the company'],
  ['performance', '扣减绩效', 'Pay for performance reduced'],
  ['retraining', '离岗培训', 'Training away from the post'],
  ['transfer', '调离岗位', 'Moved to another post'],
  ['dismissal', '解除劳动合同', 'Dismissal'],
];

const rowsOf = ([list, entries]: [string, Entries]): object[] =>
  entries.map(([code, name_zh, name_en], index) => ({
    list,
    code,
    name_zh,
    name_en,
    position: index + 1,
    in_use: true,
  }));

export const furtherLists: Migration = {
  name: '0059-further-lists',
  async up(knex: Knex) {
    const lists = { duty: DUTIES, role: ROLES, cause: CAUSES, sanction: SANCTIONS };
    await knex('list_entry').insert(Object.entries(lists).flatMap(rowsOf));
  },
};
