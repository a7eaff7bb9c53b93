/** Rows that entries of earlier releases tell of without their id: what they say stands for it. */
import type { Claims, Found, Said } from './claims.js';

const MARK = 'which says ';

/** What its claim goes by: those that say the same are counted. */
export function nameless(claims: Claims, table: string, words: string): string {
  const same = [...claims.all(table).keys()].filter((id) => id.startsWith(`${MARK}${words} #`)).length;
  return `${MARK}${words} #${same + 1}`;
}

/** @param wordsOf what the entry would say of a row; undefined where it cannot be opened: then only how many there are counts */
export function named(
  rows: Found[],
  said: ReadonlyMap<string, Said>,
  wordsOf: (fields: Said) => string | undefined,
): Found[] {
  const waiting = [...said.keys()].filter((id) => id.startsWith(MARK));
  return rows.map((row) => {
    if (said.has(row.id) || waiting.length === 0) return row;
    const words = wordsOf(row.fields);
    const at = words === undefined ? 0 : waiting.findIndex((id) => id.startsWith(`${MARK}${words} #`));
    const [id] = at < 0 ? [] : waiting.splice(at, 1);
    return id === undefined ? row : { ...row, id };
  });
}
