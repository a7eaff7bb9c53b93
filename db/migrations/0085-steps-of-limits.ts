/** What the steps of limits are called: the company's own list, so that a step which a policy brings has a name, too. */
import type { Knex } from 'knex';
import type { Migration } from './migration.js';

/** What the list begins with. */
export const STEPS_OF_LIMITS: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['hand-over', '移交投诉记录', 'Hand-over'],
  ['register', '登记投诉', 'Registration'],
  ['classify', '投诉分类', 'Classification'],
  ['accept', '受理并发送回执', 'Acceptance and receipt'],
  ['transfer', '转送责任部门', 'Transfer to the department'],
  ['transfer-approval', '审批转办', 'Approval of the transfer'],
  ['safety', '确认险情并处置', 'Confirming and dealing with danger'],
  ['investigate', '调查核实并拟定处理方案', 'Investigation and plan'],
  ['findings', '提交书面调查结果', 'Written findings'],
  ['progress', '通报处理进展', 'Interim reply'],
  ['plan', '拟定处理方案', 'Handling plan'],
  ['rectify', '执行整改措施', 'Rectification'],
  ['resolve', '解决投诉', 'Resolution'],
  ['result', '反馈处理结果', 'Result to the complainant'],
  ['serve', '送达处理结果通知书', 'Service of the result notice'],
  ['negotiate', '协商补救', 'Negotiation'],
  ['appeal', '复核申诉', 'Decision on the appeal'],
  ['referral-out', '转外部处理', 'Referral to another body'],
  ['referral', '取得外部答复', 'Answer of the other body'],
  ['reassign', '重新分派', 'Assignment anew'],
  ['revise-findings', '补充调查结果', 'Revised findings'],
  ['revise-plan', '重拟处理方案', 'Revised plan'],
  ['reopened', '重开后办结', 'End of the reopened case'],
  ['major-report', '重大投诉报告分管领导', 'Telling the leader of a major complaint'],
  ['plan-notice', '责任部门知悉处理方案', 'The department taking note of the plan'],
  ['urging', '责任部门知悉督促', 'The department taking note of the urging'],
  ['outside-order', '按来件单位要求回复', 'Answer to the referring body'],
  ['outside-law', '按法律规定办结', 'Limit of the law'],
];

export const stepsOfLimits: Migration = {
  name: '0085-steps-of-limits',
  async up(knex: Knex) {
    await knex('list_entry').insert(
      STEPS_OF_LIMITS.map(([code, name_zh, name_en], index) => ({
        ...{ list: 'step', code, name_zh, name_en, position: index + 1, in_use: true },
      })),
    );
  },
};
