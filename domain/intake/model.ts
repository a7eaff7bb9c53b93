/** A complaint as it comes in. */
import type { AttachmentFile } from '../attachments/model.js';
import type { Complaint } from '../cases/model.js';
import type { ComplaintContent } from '../content/model.js';
import type { Locale } from '../core/locale.js';
import type { Instant, LocalDate } from '../core/time/instant.js';
import type { MassEventId } from '../mass-events/ids.js';
import type { User } from '../people/model.js';

/** As if submitted at the task: the answers of its form, and those of them that go to the process. */
export interface Registration {
  elementId: string;
  formId: string;
  /** The account or the name of whom it is about, once its form was asked which of its fields that is. */
  subject?: unknown;
  data: Record<string, unknown>;
  variables: Record<string, string | number | boolean | null>;
}

export interface FileComplaintInput extends ComplaintContent {
  /** Codes of the company's lists, which they are looked up in. */
  channel: string;
  category: string | null;
  safetyHazard: boolean;
  locale: Locale;
  /** The minute it was received, where that was before it is filed (a letter, a call); now where absent. */
  receivedAt?: Instant;
  /** Who heard it first, and when (D16-R19). */
  heardBy?: Complaint['heardBy'];
  heardAt?: Instant;
  /** Number and due date of the body that passed it on. */
  externalNumber?: string;
  externalDueOn?: LocalDate;
  /** A known outage that it is about; left out of account where that is not open and public any more. */
  massEventId?: MassEventId;
  /** A complaint where absent; who makes a report is secret. */
  matterKind?: string;
  /** Version of the privacy notice that was shown. */
  privacyNotice?: string;
  /** Who wrote it down; the complainant themselves where absent. */
  by?: User;
  /** Kept with it, or it is not filed. */
  files?: readonly AttachmentFile[];
  /** Answers to what the task of registering asks, where the person who wrote it down gave them. */
  registration?: Registration;
  /** From the form: the same token twice is the same complaint (double submit). */
  submissionToken: string;
}
