/** Compares the rows of cases, and those of the house, with what their entries say. */
import { createHmac } from 'node:crypto';
import { digestOfFile, hashOfFiles } from '../files-hash.js';
import { isId } from '../ids.js';
import type { ComplaintId } from '../../cases/ids.js';
import { boundTo, openBytes } from '../privacy/files.js';
import { type Keys, open, payloadDigest } from '../privacy/keys.js';
import { openText } from '../privacy/sealed-text.js';
import type { Snapshot } from '../store.js';
import { type Claims, compare, type Found, type Said, type Silences } from './claims.js';
import { caseLost, fileChanged, filesChanged, keyKept, keyLost, keyNamed, type LedgerFault } from './faults.js';
import { OF_CASES } from './found-of-cases.js';
import { OF_THE_HOUSE } from './found-of-house.js';
import { named } from './nameless.js';
import { foundIn, type Opened } from './reading.js';
import { CASE_TABLES, type CaseTable, HOUSE_TABLES, type HouseTable, type Row } from './rows.js';
import { evidenceInWords } from './told-of-telling.js';

/** null: the key of the house is not there, and what is sealed stays so. */
export interface Comparing {
  keys: Keys | null;
  silences: Silences;

  faults: LedgerFault[];
}

function dataKeyOf(keys: Keys | null, wrapped: unknown): Buffer | null {
  try {
    return keys === null || typeof wrapped !== 'string' ? null : keys.unwrap(wrapped);
  } catch {
    return null;
  }
}

/** @param dataKey of what a case, or a duty, has sealed */
export const openedBy = (keys: Keys | null, dataKey: Buffer | null): Opened => ({
  digestOf: dataKey === null ? null : (sealed) => payloadDigest(dataKey, open(dataKey, sealed)),
  hash: keys === null ? null : (purpose, text) => keys.hash(purpose, text),
  openText: keys === null ? null : (sealed) => JSON.stringify(openText(keys, sealed)),
});

/** What stands for the id of a row in entries of earlier releases. */
const IN_WORDS: Partial<Record<CaseTable | HouseTable, (fields: Said) => string | undefined>> = {
  complainant_message: ({ digest }) => (digest === undefined ? undefined : String(digest)),
  notice_evidence: ({ noticeId, way, at }) => evidenceInWords(noticeId, way, at),
  policy_cancellation: ({ code, effectiveFrom }) => `${code} ${effectiveFrom}`,
};

/** Where the first classification of a case was not kept, those after it are counted from one. */
function keptVersions(said: Map<string, Said>, rows: readonly Found[]): Map<string, Said> {
  const [first, ...others] = [...said];
  if (first === undefined || first[1]['kept'] !== false || rows.length !== others.length) return said;
  return new Map(others.map(([id, one]) => [id.replace(/\d+$/, (number) => String(Number(number) - 1)), one]));
}

/** An erasure destroys the key of a case: only one that the ledger tells of. */
function keyFaults(number: string, said: Said | undefined, key: Row | undefined): LedgerFault[] {
  if (said === undefined) return [];
  const erased = said['erased'] === true;
  if (erased === (key === undefined)) return [];
  const row = keyNamed(number);
  return [erased ? keyKept(row) : keyLost(row)];
}

/** One at a time: they are what is large. */
async function fileOf(r: Snapshot, row: Found, dataKey: Buffer): Promise<Found> {
  const sealed = await r.stored.fileOf(row.id);
  if (sealed === null) return { ...row, fields: { ...row.fields, bytesDigest: null } };
  try {
    const bytes = openBytes(dataKey, sealed, boundTo(row.id, 'original'));
    return {
      ...row,
      fields: { ...row.fields, bytesDigest: createHmac('sha256', dataKey).update(bytes).digest('hex') },
    };
  } catch {
    return { ...row, unreadable: ['the file'] };
  }
}

export async function lostCases(r: Snapshot, ids: readonly string[]): Promise<LedgerFault[]> {
  const known = new Set((await r.stored.ofCases('complaint', ids.filter(isId<ComplaintId>))).map((row) => row['id']));
  return ids.filter((id) => !known.has(id)).map(caseLost);
}

const ownerOf = (table: CaseTable, row: Row): unknown => row[table === 'complaint' ? 'id' : 'complaintId'];

/** @param told by case, those that are to be compared */
export async function compareCases(
  r: Snapshot,
  told: ReadonlyMap<string, Claims>,
  comparing: Comparing,
): Promise<void> {
  const { keys, silences, faults } = comparing;
  const ids = [...told.keys()].filter(isId<ComplaintId>);
  const rows = new Map<CaseTable, Map<string, Row[]>>();
  for (const table of CASE_TABLES) {
    const byCase = new Map<string, Row[]>();
    for (const row of await r.stored.ofCases(table, ids)) {
      const id = String(ownerOf(table, row));
      const its = byCase.get(id);
      if (its === undefined) byCase.set(id, [row]);
      else its.push(row);
    }
    rows.set(table, byCase);
  }
  for (const [id, claims] of told) {
    const rowsOf = (table: CaseTable): Row[] => rows.get(table)?.get(id) ?? [];
    const [complaint] = rowsOf('complaint');
    const [key] = rowsOf('complaint_key');
    if (complaint === undefined) {
      faults.push(caseLost(id));
      continue;
    }
    const number = String(complaint['number']);
    faults.push(...keyFaults(number, claims.saidOf('complaint', id), key));
    const dataKey = dataKeyOf(keys, key?.['wrappedKey']);
    const opened = openedBy(keys, dataKey);
    for (const table of CASE_TABLES) {
      if (table === 'complaint_key') continue;
      let said = claims.all(table);
      let found = foundIn(OF_CASES[table], rowsOf(table), () => opened);
      if (table === 'classification') said = keptVersions(said, found);
      const inWords = IN_WORDS[table];
      if (inWords !== undefined) found = named(found, said, inWords);
      if (table === 'attachment' && dataKey !== null)
        for (const [at, row] of found.entries()) found[at] = await fileOf(r, row, dataKey);
      faults.push(...compare(table, { rows: found, said, number }, silences));
    }
  }
}

/** Rows that the product brings with it, and its updates: no entry tells of them until somebody changes one. */
const SHIPPED: readonly string[] = [
  'user',
  'list_entry',
  'policy_version',
  'calendar_year',
  'bundle',
  'user_reach',
  'hook',
];

/** Whether the files of each bundle are those that were deployed: one bundle at a time. */
async function faultsOfFiles(r: Snapshot, claims: Claims): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  const looked = new Set<string>();
  for (const row of await r.stored.ofHouse('bundle')) {
    const number = String(row['number']);
    const said = claims.saidOf('bundle', number)?.['hash'];
    if (said === undefined) continue;
    const files = await r.stored.bundleFiles(String(row['id']));
    for (const { name, digest, content } of files) {
      if (looked.has(digest)) continue;
      looked.add(digest);
      if (digestOfFile(content) !== digest) faults.push(fileChanged(digest.slice(0, 12), name));
    }
    if (hashOfFiles(files) !== said) faults.push(filesChanged(number));
  }
  return faults;
}

export async function compareHouse(r: Snapshot, claims: Claims, { keys, silences, faults }: Comparing): Promise<void> {
  const duties = await r.stored.ofHouse('duty');
  const dataKeys = new Map(duties.map((row) => [row['id'], dataKeyOf(keys, row['wrappedKey'])]));
  for (const table of HOUSE_TABLES) {
    const rows = table === 'duty' ? duties : await r.stored.ofHouse(table);
    const said = claims.all(table);
    const found = foundIn(OF_THE_HOUSE[table], rows, (row) => openedBy(keys, dataKeys.get(row['dutyId']) ?? null));
    const inWords = IN_WORDS[table];
    const shipped = SHIPPED.includes(table) && !claims.isComplete(table);
    const compared = { rows: inWords === undefined ? found : named(found, said, inWords), said, number: null, shipped };
    faults.push(...compare(table, compared, silences));
  }
  faults.push(...(await faultsOfFiles(r, claims)));
}
