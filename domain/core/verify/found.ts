/** Rows as they are compared: what of each the ledger speaks of. What is sealed is opened, and compared by its digest. */
import type { Found, Said, Value } from './claims.js';
import type { CaseTable, HouseTable, Row } from './rows.js';
import { evaluationId, sorted } from './told-of-cases.js';

/** What reads sealed words. Each null where its key is not there, or was destroyed: then nothing is compared of them. */
export interface Opened {
  /** The digest of what was sealed. @throws Error where it does not open */
  digestOf: ((sealed: string) => string) | null;
  /** Of what is hashed with the key of the house. */
  hash: ((purpose: string, text: string) => string) | null;
}

const plain = (value: unknown): Value | undefined =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;

/** As they are stored. */
const its = (row: Row, ...names: string[]): Said => Object.fromEntries(names.map((name) => [name, plain(row[name])]));
/** SQLite keeps 0 and 1. */
const flags = (row: Row, ...names: string[]): Said =>
  Object.fromEntries(names.map((name) => [name, row[name] === true || row[name] === 1]));
/** PostgreSQL may hand them over as text. */
const numbers = (row: Row, ...names: string[]): Said =>
  Object.fromEntries(names.map((name) => [name, row[name] === null ? null : Number(row[name])]));
const there = (row: Row, name: string): boolean => row[name] !== null;
const text = (row: Row, name: string): string => String(row[name]);

function parsed(row: Row, name: string): unknown {
  try {
    return JSON.parse(text(row, name));
  } catch {
    return text(row, name);
  }
}
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const words = (row: Row, name: string): string => listOf(parsed(row, name)).map(String).join(' ');

function pausesOf(row: Row): Said {
  const pauses = listOf(parsed(row, 'pauses'));
  const named = pauses.flatMap((pause, index) =>
    ['reason', 'from', 'to', 'endsAt'].map((name): [string, Value | undefined] => [
      `pause${index + 1}.${name}`,
      typeof pause === 'object' && pause !== null ? plain(Reflect.get(pause, name)) : undefined,
    ]),
  );
  return { pauses: pauses.length, ...Object.fromEntries(named) };
}

/** Numbers the extensions of a limit, in the order in which they were asked for. */
function numbered(rows: readonly Row[], key: string): Map<Row, number> {
  const count = new Map<unknown, number>();
  return new Map(
    rows.map((row) => {
      const number = (count.get(row[key]) ?? 0) + 1;
      count.set(row[key], number);
      return [row, number];
    }),
  );
}

/** Sealed words of a row, by the name of their digest: their column. */
type Sealed = Readonly<Record<string, string>>;

interface Reading {
  id: (row: Row, number: number) => string;
  fields: (row: Row, opened: Opened) => Said;
  sealed?: Sealed;
  /** Those of one of these are numbered. */
  numberedBy?: string;
}

const byId = (row: Row): string => text(row, 'id');
const NOT_YET_SENT = ['queued', 'sending'];

/** Whether somebody has noted it; the end of its case does so by itself. */
const notedBy = (row: Row): Value =>
  String(row['doneBy']).startsWith('system:') ? null : (plain(row['doneBy']) ?? null);

export const OF_CASES: Record<Exclude<CaseTable, 'complaint_key' | 'inbox_entry'>, Reading> = {
  complaint: {
    id: byId,
    fields: (row) => ({
      ...its(row, 'number', 'channel', 'matterKind', 'policyVersion', 'state', 'category', 'level', 'priority'),
      ...its(row, 'complexity', 'majorCriterion', 'validity', 'nature', 'outcome', 'retentionClass', 'retainUntil'),
      ...its(row, 'reopenUntil', 'receivedAt', 'heardBy', 'heardAt', 'externalDueOn', 'privacyNotice', 'massEventId'),
      ...its(row, 'responsibleDepartment', 'processInstanceKey'),
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
  danger: { id: byId, fields: (row) => its(row, 'source', 'foundAt') },
  recusal: {
    id: byId,
    fields: (row) => ({ ...its(row, 'userId', 'department', 'reason', 'by'), lifted: there(row, 'liftedAt') }),
  },
  notice: {
    id: byId,
    fields: (row, { hash }) => ({
      ...its(row, 'event', 'audience', 'sentAt'),
      state: NOT_YET_SENT.includes(text(row, 'state')) ? 'written' : plain(row['state']),
      evidence: there(row, 'evidence') ? hash?.('evidence', text(row, 'evidence')) : null,
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
};

export const OF_THE_HOUSE: Record<HouseTable, Reading> = {
  user: {
    id: byId,
    fields: (row) => ({
      ...{ ...its(row, 'username', 'displayName'), ...flags(row, 'active') },
      ...{ posts: words(row, 'posts'), deputyOf: words(row, 'deputyOf') },
    }),
  },
  absence: {
    id: byId,
    fields: (row) => ({ ...its(row, 'userId', 'substituteId', 'fromOn', 'toOn', 'by'), ended: there(row, 'endedAt') }),
  },
  list_entry: {
    id: (row) => `${text(row, 'list')} ${text(row, 'code')}`,
    fields: (row) => ({
      ...its(row, 'nameZh', 'nameEn', 'department', 'role', 'questions'),
      ...{ inUse: String(flags(row, 'inUse')['inUse']), onPortal: String(flags(row, 'onPortal')['onPortal']) },
      withheld: words(row, 'withheld'),
    }),
  },
  policy_version: { id: (row) => text(row, 'code'), fields: (row) => its(row, 'effectiveFrom', 'contentHash') },
  policy_proposal: { id: byId, fields: (row) => its(row, 'code', 'effectiveOn', 'contentHash', 'state') },
  calendar_year: { id: (row) => text(row, 'year'), fields: (row) => its(row, 'days') },
  bundle: { id: (row) => text(row, 'number'), fields: (row) => its(row, 'hash', 'origin') },
  mass_event: {
    id: byId,
    fields: (row, { hash }) => ({
      ...its(row, 'kind', 'startedAt', 'expectedEndAt', 'masterId'),
      ...{ ...flags(row, 'public'), closed: there(row, 'closedAt') },
      wordsDigest: hash?.('mass event', `${text(row, 'title')}\n${text(row, 'area')}`),
    }),
  },
  duty: {
    id: byId,
    fields: (row) => ({
      ...its(
        row,
        'kind',
        'periodFrom',
        'periodTo',
        'dueAt',
        'ruleId',
        'state',
        'reportedAt',
        'publishedAt',
        'completedAt',
      ),
      figures: row['figures'] === 'null' ? null : plain(row['figures']),
    }),
  },
  work_item: OF_CASES.work_item,
  submission: OF_CASES.submission,
};

/** @param opened by row: those of a house have keys of their own */
export function foundIn(reading: Reading, rows: readonly Row[], opened: (row: Row) => Opened): Found[] {
  const number = reading.numberedBy === undefined ? null : numbered(rows, reading.numberedBy);
  return rows.map((row) => {
    const how = opened(row);
    const fields: Said = { ...reading.fields(row, how) };
    const unreadable: string[] = [];
    for (const [name, column] of Object.entries(reading.sealed ?? {})) {
      const sealed = row[column];
      if (sealed === null) fields[name] = null;
      if (typeof sealed !== 'string' || how.digestOf === null) continue;
      try {
        fields[name] = how.digestOf(sealed);
      } catch {
        unreadable.push(name);
      }
    }
    return { id: reading.id(row, number?.get(row) ?? 0), fields, unreadable };
  });
}

/** What was noted of what was told to staff: those that a person has noted. */
export const notedIn = (rows: readonly Row[]): Found[] =>
  rows
    .filter((row) => row['doneAt'] !== null && notedBy(row) !== null)
    .map((row) => ({
      id: byId(row),
      fields: { ...its(row, 'event', 'group'), notedBy: notedBy(row) },
      unreadable: [],
    }));
