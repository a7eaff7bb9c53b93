/**
 * Rows that an earlier release, or the product itself, has put there without an entry are noted once, as they are: from
 * then on one that is slipped in, or altered, is found like any other.
 */
import { FIRST_CHAIN, HOUSE_CHAIN, LEDGER_SCHEMA_VERSION } from '../ledger.js';
import type { Keys } from '../privacy/keys.js';
import type { Snapshot, Store, Tx } from '../store.js';
import type { Instant } from '../time/instant.js';
import { Claims, type Found, type Said } from './claims.js';
import { openedBy } from './compare.js';
import { OF_THE_HOUSE } from './found-of-house.js';
import { foundIn } from './reading.js';
import type { HouseTable } from './rows.js';
import { hearOfHouse } from './told-of-house.js';

interface Stock {
  table: HouseTable;
  /** What a later release compares of rows that stock has been taken of. */
  further?: readonly string[];
  /** What a later release has put there itself, after stock had been taken: rows whose names begin so. */
  added?: string;
}

const STOCK: readonly Stock[] = [
  ...(['user', 'list_entry', 'policy_version', 'calendar_year', 'bundle', 'duty', 'user_reach', 'hook'] as const).map(
    (table) => ({ table }),
  ),
  {
    table: 'user',
    further: ['passwordDigest', 'secondFactorDigest', 'recoveryCodesDigest', 'recoveryCodesLeft'],
  },
  { table: 'list_entry', added: 'step ' },
  { table: 'bundle', further: ['definitionsDigest'] },
];

const BATCH = 500;

const NAMES = ['username', 'displayName'];

const sealer =
  (keys: Keys) =>
  (name: string, value: Said[string]): Said[string] =>
    NAMES.includes(name) && typeof value === 'string' ? keys.wrap(Buffer.from(value)) : value;

async function claimsOfHouse(r: Snapshot): Promise<Claims> {
  const claims = new Claims();
  for (const chain of [FIRST_CHAIN, HOUSE_CHAIN])
    for (let after = 0; ;) {
      const batch = await r.ledger.ofChain(chain, after, BATCH);
      for (const entry of batch) if (entry.complaintId === null) hearOfHouse(claims, entry, () => undefined);
      after = batch.at(-1)?.sequence ?? after;
      if (batch.length < BATCH) break;
    }
  return claims;
}

/** What no entry has said of a row. Of what stock was taken of before, a row that is not known was slipped in. */
function unsaid({ id, fields }: Found, claims: Claims, { table, further, added }: Stock, keys: Keys): [string, Said][] {
  if (added !== undefined && !id.startsWith(added)) return [];
  const said = claims.saidOf(table, id);
  if (further !== undefined && said === undefined) return [];
  const names = (further ?? Object.keys(fields)).filter(
    (name) => said?.[name] === undefined && fields[name] !== undefined,
  );
  if (names.length === 0) return [];
  const seal = sealer(keys);
  return [[id, Object.fromEntries(names.map((name) => [name, seal(name, fields[name])]))]];
}

/** So many entries: one for each. */
const MOST_TAKEN = 100;

const nameOf = (table: unknown, what: unknown): string => `${String(table)} ${String(what ?? '')}`;

async function leftToTake(r: Snapshot | Tx): Promise<Stock[]> {
  const types = ['ledger.stock-taken'] as const;
  const { entries } = await r.ledger.ofTypes({ types, person: null }, { from: 0, limit: MOST_TAKEN });
  const taken = new Set(entries.map(({ facts }) => nameOf(facts['table'], facts['further'] ?? facts['added'])));
  return STOCK.filter(({ table, further, added }) => !taken.has(nameOf(table, further?.join(' ') ?? added)));
}

/** Once for each house and table: at the first start with a release that compares it. */
export async function takeStock(store: Store, keys: Keys, at: Instant): Promise<void> {
  if ((await leftToTake(store.read)).length === 0) return;
  await store.transaction(async (r) => {
    const claims = await claimsOfHouse(r);
    for (const stock of await leftToTake(r)) {
      const { table, further, added } = stock;
      const found = foundIn(OF_THE_HOUSE[table], await r.stored.ofHouse(table), () => openedBy(keys, null));
      const rows = Object.fromEntries(found.flatMap((row) => unsaid(row, claims, stock, keys)));
      await r.ledger.append({
        ...{ type: 'ledger.stock-taken', complaintId: null, actor: 'system:ledger', at, payloadDigest: null },
        facts: {
          ...{ table, rows: JSON.stringify(rows) },
          ...(further !== undefined && { further: further.join(' ') }),
          ...(added !== undefined && { added }),
        },
        schemaVersion: LEDGER_SCHEMA_VERSION,
      });
    }
  });
}
