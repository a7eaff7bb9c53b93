/** A ledger as large as is asked for: cases with what their complainants wrote, each entry and each seal as the product makes them. */
import type { Database } from '../../db/database.js';
import { toRow } from '../../db/repositories/rows.js';
import type { ComplaintId } from '../../domain/cases/index.js';
import {
  BEGINNING,
  createKeys,
  type Instant,
  instantOf,
  LEDGER_SCHEMA_VERSION,
  type LedgerEntry,
  linkEntry,
  type Link,
  newId,
  payloadDigest,
  seal,
  sealOf,
} from '../../domain/core/index.js';

export const KEYS = createKeys(Buffer.alloc(32, 5));

/** Entries of a case, and how many of them are about words that are sealed. */
const OF_CASE = 50;
const MESSAGES = 10;
const BATCH = 20;
/** Columns times rows are parameters of a statement. */
const ROWS = 500;

const KEY = KEYS.newDataKey();
const WRAPPED = KEYS.wrap(KEY);
const TEXT = JSON.stringify({ text: '灶前阀门漏气，软管老化，已经等了一周，请尽快派人来看。' });

type Rows = Map<string, object[]>;

function put(rows: Rows, table: string, row: object): void {
  const known = rows.get(table);
  if (known) known.push(row);
  else rows.set(table, [row]);
}

function complaintOf(id: string, count: number, at: Instant) {
  return {
    ...{
      id,
      number: `TS${String(count).padStart(11, '0')}`,
      channel: 'web',
      matter_kind: 'complaint',
      category: 'repair',
    },
    ...{
      safety_hazard: 0,
      state: 'received',
      policy_version: 'D03_2025_1',
      locale: 'zh-CN',
      received_at: at,
      version: 1,
    },
    ...{ query_code_hash: id, submission_token_hash: id, major: 0, report: 0, heard_by: 'unit' },
  };
}

/** @returns its entries, in their chain */
function caseIn(rows: Rows, count: number): LedgerEntry[] {
  const id = newId<ComplaintId>(new Date());
  const at = instantOf(new Date());
  const digest = payloadDigest(KEY, TEXT);
  const complaint = complaintOf(id, count, at);
  put(rows, 'complaint', complaint);
  put(rows, 'complaint_key', { complaint_id: id, wrapped_key: WRAPPED });
  put(rows, 'complaint_content', { complaint_id: id, version: 1, sealed: seal(KEY, TEXT), by: 'complainant', at });
  const base = {
    complaintId: id,
    actor: 'complainant',
    at,
    schemaVersion: LEDGER_SCHEMA_VERSION,
    payloadDigest: digest,
  };
  const { number, channel, category, state } = complaint;
  const filed = {
    number,
    channel,
    category,
    state,
    matterKind: 'complaint',
    policyVersion: 'D03_2025_1',
    safetyHazard: false,
  };
  const heard = { receivedAt: at, heardBy: 'unit', heardAt: null, externalDueOn: null };
  let last: Link = BEGINNING;
  const entries: LedgerEntry[] = [];
  for (let index = 0; index < OF_CASE; index += 1) {
    const messageId = newId(new Date());
    const isMessage = index > 0 && index <= MESSAGES;
    const facts = index === 0 ? { ...filed, ...heard } : isMessage ? { messageId } : { reason: 'contact' };
    const type = index === 0 ? 'complaint.received' : isMessage ? 'information.added' : 'content.revealed';
    if (isMessage)
      put(rows, 'complainant_message', {
        id: messageId,
        complaint_id: id,
        kind: 'information',
        sealed: seal(KEY, TEXT),
        at,
      });
    const entry = linkEntry({ ...base, type, facts }, last);
    entries.push(entry);
    last = entry;
  }
  for (const entry of entries) put(rows, 'ledger_entry', toRow(entry, { json: ['facts'] }));
  return entries;
}

let made = 0;

async function write(database: Database, cases: number): Promise<void> {
  const rows: Rows = new Map();
  const written = Array.from({ length: cases }, () => caseIn(rows, (made += 1)));
  await database.knex.transaction(async (transaction) => {
    const head = await database.read.ledger.head();
    let last = head;
    for (const entries of written) {
      for (const entry of entries) {
        const its = sealOf(entry, last);
        put(rows, 'ledger_seal', toRow(its));
        last = its;
      }
      const { chain: id, sequence, hash } = entries.at(-1) ?? { ...BEGINNING, chain: '' };
      put(rows, 'ledger_chain', { id, sequence, hash, sealed: sequence });
    }
    for (const [table, its] of rows) await transaction.batchInsert(table, its, ROWS);
    await transaction('ledger_head').where({ id: 1 }).update({ sequence: last.sequence, hash: last.hash });
  });
}

/** One case more, as somebody writes meanwhile. */
export const aCase = (database: Database): Promise<void> => write(database, 1);

export async function makeLedger(database: Database, entries: number): Promise<void> {
  await database.knex.raw('pragma synchronous = off');
  for (let count = 0; count < entries; count += BATCH * OF_CASE) await write(database, BATCH);
  await database.knex.raw('pragma synchronous = full');
}
