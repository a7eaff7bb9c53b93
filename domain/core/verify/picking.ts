/** Of the facts of an entry. */
import type { LedgerEntry } from '../ledger.js';
import type { Said } from './claims.js';

type Facts = LedgerEntry['facts'];

/** Those of these that it has. */
export const pick = (facts: Facts, names: readonly string[]): Said =>
  Object.fromEntries(names.flatMap((name) => (name in facts ? [[name, facts[name]]] : [])));
