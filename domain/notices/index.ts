/** Notices: written, sent, and shown. */
export { evaluationToken } from './evaluation-token.js';
export type { NoticeId } from './ids.js';
export { NOTICE_STATES, type NoticeState, type RenderNotice } from './model.js';
export { insertNotices, LONGEST_MESSAGE, openNotices } from './notices.js';
export { type NoticeRule, noticeRules } from './rules.js';
export { receiptSending } from './receipt.js';
export { noticeSending } from './sending.js';
export type { Notices, StoredNotice } from './store.js';
export { type NoticesModule, noticesModule } from './module.js';
