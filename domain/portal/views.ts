/** A case as its complainant sees it. */
import type { Complaint } from '../cases/model.js';
import type { CONTENT_WORDS } from '../content/fields.js';
import type { ComplainantMessage, ComplaintContent } from '../content/model.js';
import type { Instant } from '../core/time/instant.js';
import type { CaseClock } from '../deadlines/model.js';
import type { Notice } from '../notices/model.js';
import type { Danger } from '../safety/model.js';
import type { OnlineActs, Evaluation } from './model.js';

/** What the person who has the link of a notice may see: nothing of the person, nothing of the case but how it stands. */
export interface EvaluationInvitation {
  number: string;
  /** `early`: no answer was told yet; `again`: given, and decided again since; `closed`: too late, or nothing to evaluate. */
  state: 'early' | 'open' | 'again' | 'given' | 'closed';
}

/** What the complainant may see of the case. */
export interface TrackingView extends OnlineActs {
  complaint: Complaint;
  /** The last that was found; null where none was. `dueAt`: by when it must be confirmed; null once it is. */
  danger: (Pick<Danger, 'foundAt' | 'confirmedAt'> & { reachable: boolean; dueAt: Instant | null }) | null;
  /** The process may take a moment to end the case. */
  withdrawn: boolean;
  steps: {
    key: 'received' | 'accepted' | 'handling' | 'answered' | 'archived';
    at: Instant | null;
    current: boolean;
  }[];
  notices: Pick<Notice, 'subject' | 'body' | 'createdAt'>[];
  clocks: CaseClock[];
  messages: ComplainantMessage[];
  /** What was filed, as it stands. */
  words: Pick<ComplaintContent, (typeof CONTENT_WORDS)[number] | 'details'>;
  /** When the house has corrected what was written down; not what it was before. */
  correctedAt: Instant[];
  canEvaluate: boolean;
  /** The last that was given. */
  evaluation: Evaluation | null;
}
