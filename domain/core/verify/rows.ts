/** Rows as they lie there, whatever they say: what was altered may be nothing that a reader of its noun would take. */
import type { ComplaintId } from '../../cases/ids.js';

/** By property; JSON is text. */
export type Row = Readonly<Record<string, unknown>>;

/** What belongs to a case. */
export const CASE_TABLES = [
  'complaint',
  'complaint_key',
  'complaint_content',
  'complainant_message',
  'submission',
  'submission_version',
  'work_item',
  'case_clock',
  'extension_request',
  'classification',
  'danger',
  'recusal',
  'notice',
  'inbox_entry',
  'evaluation',
  'attachment',
  'mass_event_unlink',
  'case_fact',
  'notice_evidence',
  'delivery',
  'work_item_pass',
  'case_department',
  'moved_case',
] as const;

export type CaseTable = (typeof CASE_TABLES)[number];

/** What belongs to none; of tasks and what was submitted at them, those of duties. */
export const HOUSE_TABLES = [
  'user',
  'absence',
  'list_entry',
  'policy_version',
  'policy_proposal',
  'calendar_year',
  'bundle',
  'mass_event',
  'duty',
  'work_item',
  'submission',
  'work_item_pass',
  'user_reach',
  'hook',
  'move',
  'policy_cancellation',
] as const;

export type HouseTable = (typeof HOUSE_TABLES)[number];

export interface RowReader {
  ofCases(table: CaseTable, ids: readonly ComplaintId[]): Promise<Row[]>;
  /** All: a house has thousands of them, not millions. Of accounts with their recovery codes, of passes with their duty. */
  ofHouse(table: HouseTable): Promise<Row[]>;
  /** Ids of cases, in their order, whether there is a complaint of it or only a chain. */
  casesAfter(id: string, limit: number): Promise<string[]>;
  /** Sealed; null where it is gone. */
  fileOf(attachmentId: string): Promise<Buffer | null>;
  /** Of a bundle. */
  bundleFiles(bundleId: string): Promise<{ name: string; digest: string; content: string }[]>;
}
