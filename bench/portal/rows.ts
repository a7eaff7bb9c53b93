/**
 * The rows of one complaint, as the use cases write them, with what a look-up reads made in earnest: every content is
 * sealed for itself and found by keyed hashes of its own. Most cases are archived; the last ones lie on somebody's desk.
 *
 * Simpler than in earnest, and printed by the bench: some hundred data keys serve all; a case has one clock, one task and
 * one notice; few of the pairs of letters are searchable; the ledger's hashes are no chains, and have no seals.
 */
import type { Complaint, ComplaintId } from '../../domain/cases/index.js';
import { searchable, tokensOf } from '../../domain/content/index.js';
import {
  type Instant,
  instantOf,
  LEDGER_SCHEMA_VERSION,
  type LedgerEntry,
  newId,
  payloadDigest,
  seal,
} from '../../domain/core/index.js';
import { NO_URGENCY, urgencyOfCase, urgencyOfTask } from '../../domain/deadlines/index.js';
import { snakeCase } from '../../db/repositories/rows.js';
import { toCategory, toChannel, toDepartment } from '../../domain/organisation/index.js';
import type { UserId } from '../../domain/people/index.js';
import { codeHash, keys, numberOf } from './house.js';
import { contentOf } from './town.js';
import { clockOf, noticeOf, workItemOf } from './case-rows.js';

const DEPARTMENTS = ['service', 'metering', 'engineering', 'safety'].map(toDepartment);
const CATEGORIES = ['supply', 'price', 'metering', 'repair', 'conduct'].map(toCategory);
const DAY = 24 * 3_600_000;
/** Letters of the words, of which each two that stand together are searchable. */
const SEARCHABLE_WORDS = 4;
const MOST_PAIRS = 10;
const DATA_KEYS = 500;
const NOTICE = {
  subject: '您的投诉已经受理',
  body: '尊敬的客户：\n\n您的投诉已经受理，我们将在五个工作日内调查核实并答复您。请凭投诉编号和查询码查看办理进度。',
};

export interface Town {
  total: number;
  /** Cases that are not archived, the newest ones. */
  open: number;
  now: Date;
  /** User ids, for what was done by somebody. */
  staff: readonly UserId[];
}

type Values = readonly unknown[];
/** Rows by table. The columns are those of the first row. */
export type Batch = Map<string, { columns: string[]; rows: Values[] }>;

/** All rows of a table come from one place: their fields stand in the same order. */
function put(batch: Batch, table: string, object: object): void {
  const known = batch.get(table);
  if (known) known.rows.push(Object.values(object));
  else batch.set(table, { columns: Object.keys(object).map(snakeCase), rows: [Object.values(object)] });
}

/** How many cases are still open: of a small town a fifth, of a large one half a percent. */
export const openCases = (total: number): number => Math.min(total, Math.max(200, Math.round(total / 200)));

/** A data key, and what is sealed with it and the same for every case. */
interface Sealed {
  key: Buffer;
  wrapped: string;
  receipt: string;
  notice: string;
  digest: string;
}
const sealings: Sealed[] = Array.from({ length: DATA_KEYS }, () => {
  const key = keys.newDataKey();
  const notice = seal(key, JSON.stringify(NOTICE));
  return { key, wrapped: keys.wrap(key), receipt: seal(key, '00000000'), notice, digest: payloadDigest(key, '') };
});

type Filed = ReturnType<Writer['complaint']>;

const hashOf = (sequence: number): string => String(sequence).padStart(64, '0');

export class Writer {
  /** Of the last entry of the case at hand. */
  private sequence = 0;

  constructor(private readonly town: Town) {}

  /** Puts the rows of the complaint `index` into the batch. */
  write(batch: Batch, index: number): void {
    const { total, open, now } = this.town;
    const age = (total - 1 - index) / total;
    // The oldest is some ten years old; the open ones are of the last weeks.
    const isOpen = index >= total - open;
    const received = new Date(now.getTime() - DAY - (isOpen ? age * 20 * DAY : 20 * DAY + age * 3500 * DAY));
    const complaint = this.complaint(index, received, isOpen);
    const sealed = sealings[index % DATA_KEYS] as Sealed;
    this.sequence = 0;
    this.writeComplaint(batch, index, complaint, sealed);
    this.writeLife(batch, index, complaint, sealed, isOpen);
    const { sequence } = this;
    put(batch, 'ledger_chain', { id: complaint.id, sequence, hash: hashOf(sequence), sealed: sequence });
  }

  /** Columns that are not named here hold what their migration has set. */
  complaint(index: number, received: Date, isOpen: boolean) {
    const { total, now } = this.town;
    const complaint = {
      id: newId<ComplaintId>(received),
      number: numberOf(index, total, now.getUTCFullYear()),
      channel: toChannel('web'),
      category: CATEGORIES[index % CATEGORIES.length] ?? null,
      safetyHazard: false,
      level: 'normal',
      priority: 'normal',
      state: isOpen ? 'assigned' : 'archived',
      outcome: isOpen ? null : 'satisfied',
      policyVersion: 'D03_2025_1',
      responsibleDepartment: DEPARTMENTS[index % DEPARTMENTS.length] ?? null,
      complexity: 'simple',
      major: false,
      majorCriterion: null,
      validity: 'valid',
      nature: null,
      fault: null,
      grade: null,
      impactLevel: null,
      report: false,
      privacyNotice: '2026-1',
      erasedAt: null,
      heardBy: 'unit',
      heardAt: null,
      externalNumber: null,
      externalDueOn: null,
      processInstanceKey: `bench-${index}`,
      locale: 'zh-CN',
      receivedAt: instantOf(received),
      archivedAt: isOpen ? null : instantOf(new Date(received.getTime() + 15 * DAY)),
      version: 5,
    } satisfies Partial<Complaint>;
    return complaint;
  }

  private writeComplaint(batch: Batch, index: number, complaint: Filed, { key, ...sealed }: Sealed): void {
    const { id, receivedAt: at } = complaint;
    const content = contentOf(index, this.town.total);
    const text = JSON.stringify(content);
    const words = { ...content, content: content.content.slice(0, SEARCHABLE_WORDS), desiredOutcome: '' };
    const submissionTokenHash = keys.hash('submission', String(index));
    const urgency = urgencyOfCase(complaint, complaint.archivedAt === null ? [limitOf(complaint)] : []);
    put(batch, 'complaint', { ...complaint, queryCodeHash: codeHash(id, index), submissionTokenHash, urgency });
    put(batch, 'complaint_key', { complaintId: id, wrappedKey: sealed.wrapped });
    put(batch, 'complaint_content', { complaintId: id, version: 1, sealed: seal(key, text), by: 'complainant', at });
    for (const token of fewer(tokensOf(caching, searchable(complaint, words), complaint)))
      put(batch, 'search_token', { token, complaintId: id });
    put(batch, 'setting', { name: `receipt:${id}`, value: sealed.receipt });
    const { number, channel, policyVersion } = complaint;
    const facts = { number, channel, policyVersion, state: 'received' };
    this.record(batch, 'complaint.received', 'complainant', id, at, facts, sealed.digest);
  }

  private record(
    batch: Batch,
    type: string,
    actor: string,
    complaintId: ComplaintId,
    at: Instant,
    facts: LedgerEntry['facts'],
    digest: string | null = null,
  ): void {
    const previousHash = hashOf(this.sequence);
    this.sequence += 1;
    const entry: LedgerEntry = {
      chain: complaintId,
      sequence: this.sequence,
      type,
      complaintId,
      actor,
      at,
      facts,
      payloadDigest: digest,
      schemaVersion: LEDGER_SCHEMA_VERSION,
      previousHash,
      hash: hashOf(this.sequence),
    };
    put(batch, 'ledger_entry', { ...entry, facts: JSON.stringify(facts) });
  }

  private writeLife(batch: Batch, index: number, complaint: Filed, sealed: Sealed, isOpen: boolean): void {
    const { id: complaintId, receivedAt, archivedAt, responsibleDepartment } = complaint;
    const after = (days: number): Instant => instantOf(new Date(Date.parse(receivedAt) + days * DAY));
    const office = this.town.staff[index % this.town.staff.length];
    if (office === undefined) throw new Error('There is no staff.');
    put(batch, 'case_department', { complaintId, department: responsibleDepartment });
    const clock = isOpen ? limitOf(complaint) : clockOf(complaint, after(8), after(6));
    const { pauses, marks, provenance } = clock;
    put(batch, 'case_clock', { ...clock, ...texts({ pauses, marks, provenance }) });
    const item = workItemOf(index, complaint, office, after(0.1), after(8), isOpen);
    const { steps, differentFrom } = item;
    const urgency = isOpen ? urgencyOfTask(complaint, item, [clock]) : NO_URGENCY;
    put(batch, 'work_item', { ...item, ...texts({ steps, differentFrom }), urgency });
    put(batch, 'notice', noticeOf(complaint, after(0.2), sealed.notice));
    put(batch, 'outbox', {
      id: complaintId,
      kind: 'publish-message',
      payload: JSON.stringify({ name: 'complaint-received', correlationKey: complaintId, variables: { complaintId } }),
      dueAt: receivedAt,
      attempts: 0,
      lastError: null,
      doneAt: receivedAt,
    });
    this.record(batch, 'case.accepted', office, complaintId, after(0.2), { state: 'accepted', version: 3 });
    this.record(batch, 'case.assigned', office, complaintId, after(0.3), { state: 'assigned', version: 4 });
    if (archivedAt !== null)
      this.record(batch, 'case.archived', office, complaintId, archivedAt, { state: 'archived', outcome: 'satisfied' });
  }
}

/** The one that an open case has: eight days from receipt. */
const limitOf = (complaint: Filed) =>
  clockOf(complaint, instantOf(new Date(Date.parse(complaint.receivedAt) + 8 * DAY)), null);

const texts = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]));

/** Pairs of letters come again and again: their hashes are kept. Whole values do not. */
const hashes = new Map<string, string>();
const caching = {
  ...keys,
  hash(purpose: string, text: string): string {
    if (purpose !== 'bigram') return keys.hash(purpose, text);
    const known = hashes.get(text) ?? keys.hash(purpose, text);
    hashes.set(text, known);
    return known;
  },
};
const pairs = new Set<string>();
/** All but most of the pairs of letters. */
function fewer(tokens: string[]): string[] {
  if (pairs.size < hashes.size) for (const hash of hashes.values()) pairs.add(hash);
  let kept = 0;
  return tokens.filter((token) => !pairs.has(token) || ++kept <= MOST_PAIRS);
}
