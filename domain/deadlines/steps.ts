/** What the steps of limits are called, in notices and on pages. A step that a company adds is shown by its code. */
import type { Locale } from '../core/locale.js';

export const STEPS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'hand-over': { 'zh-CN': '移交投诉记录', en: 'Hand-over' },
  register: { 'zh-CN': '登记投诉', en: 'Registration' },
  classify: { 'zh-CN': '投诉分类', en: 'Classification' },
  accept: { 'zh-CN': '受理并发送回执', en: 'Acceptance and receipt' },
  transfer: { 'zh-CN': '转送责任部门', en: 'Transfer to the department' },
  'transfer-approval': { 'zh-CN': '审批转办', en: 'Approval of the transfer' },
  safety: { 'zh-CN': '确认险情并处置', en: 'Confirming and dealing with danger' },
  investigate: { 'zh-CN': '调查核实并拟定处理方案', en: 'Investigation and plan' },
  findings: { 'zh-CN': '提交书面调查结果', en: 'Written findings' },
  progress: { 'zh-CN': '通报处理进展', en: 'Interim reply' },
  plan: { 'zh-CN': '拟定处理方案', en: 'Handling plan' },
  rectify: { 'zh-CN': '执行整改措施', en: 'Rectification' },
  resolve: { 'zh-CN': '解决投诉', en: 'Resolution' },
  result: { 'zh-CN': '反馈处理结果', en: 'Result to the complainant' },
  serve: { 'zh-CN': '送达处理结果通知书', en: 'Service of the result notice' },
  negotiate: { 'zh-CN': '协商补救', en: 'Negotiation' },
  appeal: { 'zh-CN': '复核申诉', en: 'Decision on the appeal' },
  'referral-out': { 'zh-CN': '转外部处理', en: 'Referral to another body' },
  referral: { 'zh-CN': '取得外部答复', en: 'Answer of the other body' },
  reassign: { 'zh-CN': '重新分派', en: 'Assignment anew' },
  'revise-findings': { 'zh-CN': '补充调查结果', en: 'Revised findings' },
  'revise-plan': { 'zh-CN': '重拟处理方案', en: 'Revised plan' },
  reopened: { 'zh-CN': '重开后办结', en: 'End of the reopened case' },
  'major-report': { 'zh-CN': '重大投诉报告分管领导', en: 'Telling the leader of a major complaint' },
  'plan-notice': { 'zh-CN': '责任部门知悉处理方案', en: 'The department taking note of the plan' },
  urging: { 'zh-CN': '责任部门知悉督促', en: 'The department taking note of the urging' },
  'outside-order': { 'zh-CN': '按来件单位要求回复', en: 'Answer to the referring body' },
  'outside-law': { 'zh-CN': '按法律规定办结', en: 'Limit of the law' },
};

/** What the table of outside limits cites. */
export const OUTSIDE_ARTICLES: Readonly<Record<string, string>> = {
  来件单位要求的日期: 'the date asked for by the referring body',
  '《城镇燃气管理条例》第二十九条': 'Regulation on the Administration of Urban Gas, article 29',
  '《信访工作条例》第三十四条': 'Regulation on Petition Work, article 34',
};

export const stepName = (step: string, locale: Locale): string => STEPS[step]?.[locale] ?? step;
