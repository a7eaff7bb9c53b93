/** What the ledger keeps of notices. */
import type { NoticeId } from './ids.js';

export interface NoticeEntries {
  'notice.written': { noticeId: NoticeId; event: string; audience: string };
  'notice.sent': { noticeId: NoticeId };
  'notice.failed': { noticeId: NoticeId };
}
