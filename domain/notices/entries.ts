/** What the ledger keeps of notices. */
import type { HookId } from '../deliveries/ids.js';
import type { Instant } from '../core/time/instant.js';
import type { EvidenceId, NoticeId } from './ids.js';
import type { EvidenceWay } from './model.js';

type Evidenced = {
  evidenceId: EvidenceId;
  noticeId: NoticeId;
  event: string;
  way: EvidenceWay;
  happenedAt: Instant;
  /** Ids of the notices that are told from then on, with a space between. */
  told: string;
};

export interface NoticeEntries {
  /** `meets`: ids of the limits that wait for it to be told, with a space between; `hookId`: by which it goes as a short message. */
  'notice.written': {
    noticeId: NoticeId;
    event: string;
    audience: string;
    meets: string | null;
    sending: string;
    hookId: HookId | null;
  };
  /** What proves it, as a hash: it may name an address. */
  'notice.sent': { noticeId: NoticeId; sentAt: Instant; evidence: string };
  'notice.failed': { noticeId: NoticeId; evidence: string };
  /** Somebody was told, or somebody tried to: `happenedAt` is when, whenever it was recorded. */
  'notice.told': Evidenced;
  'notice.tried': Evidenced;
  /** Nobody waits for it any more. */
  'notice.let-go': { noticeId: NoticeId; event: string; letGoAt: Instant };
}
