/**
 * Rows that an earlier release, or the product itself, has put there without an entry are noted once, as they are: from
 * then on one that is slipped in, or altered, is found like any other.
 */
import { FIRST_CHAIN, HOUSE_CHAIN, LEDGER_SCHEMA_VERSION } from '../ledger.js';
import type { Keys } from '../privacy/keys.js';
import type { Snapshot, Store, Tx } from '../store.js';
import type { Instant } from '../time/instant.js';
import { Claims, type Found, type Said } from './claims.js';
import { foundIn, OF_THE_HOUSE } from './found.js';
import type { HouseTable } from './rows.js';
import { hearOfHouse } from './told-of-house.js';

const STOCK: readonly HouseTable[] = ['user', 'list_entry', 'policy_version', 'calendar_year', 'bundle', 'duty'];

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

function unsaid({ id, fields }: Found, claims: Claims, table: HouseTable, keys: Keys): [string, Said][] {
  const said = claims.saidOf(table, id) ?? {};
  const names = Object.keys(fields).filter((name) => said[name] === undefined && fields[name] !== undefined);
  if (names.length === 0) return [];
  const seal = sealer(keys);
  return [[id, Object.fromEntries(names.map((name) => [name, seal(name, fields[name])]))]];
}

/** Once for each house: at the first start with a release that compares them. */
export async function takeStock(store: Store, keys: Keys, at: Instant): Promise<void> {
  const taken = async (r: Snapshot | Tx): Promise<boolean> =>
    (await r.ledger.ofTypes({ types: ['ledger.stock-taken'], person: null }, { from: 0, limit: 1 })).total > 0;
  if (await taken(store.read)) return;
  await store.transaction(async (r) => {
    if (await taken(r)) return;
    const claims = await claimsOfHouse(r);
    for (const table of STOCK) {
      const found = foundIn(OF_THE_HOUSE[table], await r.stored.ofHouse(table), () => ({ digestOf: null, hash: null }));
      const rows = Object.fromEntries(found.flatMap((row) => unsaid(row, claims, table, keys)));
      await r.ledger.append({
        ...{ type: 'ledger.stock-taken', complaintId: null, actor: 'system:ledger', at, payloadDigest: null },
        ...{ facts: { table, rows: JSON.stringify(rows) }, schemaVersion: LEDGER_SCHEMA_VERSION },
      });
    }
  });
}
