/** Rows of a case as they are compared. */
import type { Value } from './claims.js';
import {
  byId,
  flags,
  its,
  numbers,
  type Opened,
  parsed,
  pausesOf,
  plain,
  type Reading,
  text,
  there,
  words,
} from './reading.js';
import type { CaseTable, Row } from './rows.js';
import { evaluationId, sorted } from './told-of-cases.js';

const NOT_YET_SENT = ['queued', 'sending'];

/** Whether somebody has noted it; the end of its case does so by itself. */
const notedBy = (row: Row): Value =>
  String(row['doneBy']).startsWith('system:') ? null : (plain(row['doneBy']) ?? null);

/** As a hash: it may name an address. */
const evidenceOf = (row: Row, hash: Opened['hash']): Value | undefined =>
  there(row, 'evidence') ? hash?.('evidence', text(row, 'evidence')) : null;

/** What is under way, or needless, is in no entry. */
const isOut = (row: Row): boolean => ['delivered', 'failed'].includes(text(row, 'state'));

export const OF_CASES: Record<Exclude<CaseTable, 'complaint_key'>, Reading> = {
  complaint: {
    id: byId,
    fields: (row) => ({
      ...its(row, 'number', 'channel', 'matterKind', 'policyVersion', 'state', 'category', 'level', 'priority'),
      ...its(row, 'complexity', 'majorCriterion', 'validity', 'nature', 'outcome', 'retentionClass', 'retainUntil'),
      ...its(row, 'reopenUntil', 'receivedAt', 'heardBy', 'heardAt', 'externalDueOn', 'privacyNotice', 'massEventId'),
      ...its(row, 'responsibleDepartment', 'processInstanceKey', 'bundleId'),
      ...{
        ...flags(row, 'safetyHazard', 'major', 'report'),
        ...numbers(row, 'version'),
        erased: there(row, 'erasedAt'),
      },
    }),
  },
  complaint_content: {
    id: (row) => `${text(row, 'complaintId')} version ${text(row, 'version')}`,
    fields: (row) => its(row, 'by'),
    sealed: { digest: 'sealed', reasonDigest: 'reasonSealed' },
  },
  complainant_message: { id: byId, fields: (row) => its(row, 'kind'), sealed: { digest: 'sealed' } },
  submission: {
    id: byId,
    fields: (row) => its(row, 'workItemId', 'elementId', 'formId', 'by'),
    sealed: { digest: 'sealed' },
  },
  submission_version: {
    id: (row) => `${text(row, 'submissionId')} version ${text(row, 'version')}`,
    fields: (row) => its(row, 'by'),
    sealed: { digest: 'sealed', reasonDigest: 'reasonSealed' },
  },
  work_item: {
    id: byId,
    fields: (row) => ({
      ...its(row, 'elementId', 'group', 'assignee', 'inPlaceOf', 'completedAt', 'outcome', 'cause'),
      ...{ ...numbers(row, 'amount'), records: words(row, 'records') },
      // That it was completed in the engine as well is no fact of the desk.
      state: row['state'] === 'completed' ? 'submitted' : plain(row['state']),
    }),
  },
  case_clock: {
    id: byId,
    fields: (row) => ({
      ...its(row, 'step', 'ruleId', 'startedAt', 'dueAt', 'unit', 'stopEvent', 'kind', 'state', 'endedAt'),
      ...{ ...numbers(row, 'amount', 'extension'), ...pausesOf(row) },
    }),
  },
  extension_request: {
    id: (row, number) => `${text(row, 'clockId')} ${number}`,
    fields: (row) => ({ ...its(row, 'by', 'state'), ...numbers(row, 'amount') }),
    sealed: { reasonDigest: 'reasonSealed' },
    numberedBy: 'clockId',
  },
  classification: {
    id: (row) => `${text(row, 'complaintId')} version ${text(row, 'version')}`,
    fields: (row) => ({ ...its(row, 'by'), facts: JSON.stringify(sorted(Object(parsed(row, 'facts')))) }),
    sealed: { reasonDigest: 'reasonSealed' },
  },
  danger: {
    id: byId,
    fields: (row) => its(row, 'source', 'foundAt', 'confirmedAt', 'confirmedBy', 'endedAt'),
  },
  recusal: {
    id: byId,
    fields: (row) => ({ ...its(row, 'userId', 'department', 'reason', 'by'), lifted: there(row, 'liftedAt') }),
  },
  notice: {
    id: byId,
    fields: (row, { hash }) => ({
      ...its(row, 'event', 'audience', 'sentAt', 'sending', 'hookId', 'toldAt', 'letGoAt'),
      meets: there(row, 'meets') ? words(row, 'meets') : null,
      state: NOT_YET_SENT.includes(text(row, 'state')) ? 'written' : plain(row['state']),
      evidence: evidenceOf(row, hash),
    }),
    sealed: { digest: 'sealed' },
  },
  evaluation: {
    id: (row) => evaluationId(text(row, 'complaintId'), Number(row['nth'])),
    fields: (row) => ({ ...its(row, 'solved'), ...numbers(row, 'satisfaction', 'attitude') }),
    sealed: { digest: 'commentSealed' },
  },
  attachment: {
    id: byId,
    fields: (row) => ({
      ...its(row, 'kind', 'mediaType', 'by', 'digest', 'removalReason'),
      ...{ ...numbers(row, 'size'), removed: there(row, 'removedAt') },
    }),
  },
  mass_event_unlink: {
    id: byId,
    fields: (row) => its(row, 'massEventId', 'by'),
    sealed: { reasonDigest: 'reasonSealed' },
  },
  case_fact: {
    id: (row) => `${text(row, 'chain')} entry ${text(row, 'sequence')}`,
    fields: (row) => its(row, 'fact', 'at', 'value'),
  },
  notice_evidence: {
    id: byId,
    fields: (row) => its(row, 'noticeId', 'way', 'at', 'by'),
    sealed: { digest: 'sealed' },
  },
  inbox_entry: {
    id: byId,
    fields: (row) => ({ ...its(row, 'event', 'group'), notedBy: notedBy(row) }),
    quiet: (row) => notedBy(row) === null,
  },
  delivery: {
    id: byId,
    fields: (row, { hash }) => ({
      ...its(row, 'entryId', 'userId', 'hookId', 'channel'),
      ...(isOut(row)
        ? {
            ...its(row, 'state', 'endedAt'),
            evidence: evidenceOf(row, hash),
          }
        : { state: 'not yet out' }),
    }),
    quiet: (row) => !isOut(row),
  },
  work_item_pass: {
    id: byId,
    fields: (row) => its(row, 'workItemId', 'fromId', 'toId', 'by', 'at'),
    sealed: { reasonDigest: 'reasonSealed' },
  },
  case_department: { id: (row) => text(row, 'department'), fields: () => ({}) },
  moved_case: {
    id: (row) => `by ${text(row, 'moveId')}`,
    fields: (row) => ({
      ...its(row, 'state'),
      why: there(row, 'obstacle') ? plain(Object(parsed(row, 'obstacle'))['why']) : null,
    }),
    quiet: (row) => ['waiting', 'undoing', 'ended'].includes(text(row, 'state')),
  },
};
