/** Notices: written, sent, and shown. */
export { evaluationToken } from './evaluation-token.js';
export type { EvidenceId, NoticeId } from './ids.js';
export {
  type Evidence,
  EVIDENCE_WAYS,
  NOTICE_STATES,
  type NoticeState,
  type RenderNotice,
  TOLD_WAYS,
} from './model.js';
export { insertNotices, LONGEST_MESSAGE, openNotices } from './notices.js';
export { type NoticeRule, noticeRules } from './rules.js';
export { receiptSending } from './receipt.js';
export { noticeSending } from './sending.js';
export { shortSending } from './short-sending.js';
export type { Notices, StoredNotice } from './store.js';
export type { Telling } from './telling.js';
export { type NoticesModule, noticesModule } from './module.js';
