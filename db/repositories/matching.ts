/**
 * Which cases match: rights, words and state in one statement, of which no more is read than asked for. Words are looked
 * for by the rarest of their tokens, the newest complaint first (ids are in the order of time), until enough match.
 */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { CaseQuery, TokenTerms, ComplaintId } from '../../domain/cases/index.js';
import { inScopes } from './recused.js';
import { idsOf, toRow } from './rows.js';

type Where = (query: Knex.QueryBuilder) => void;

/** How far is counted how often a token occurs: beyond, it is common. */
const COMMON = 100;
const newestFirst = [
  { column: 'received_at', order: 'desc' },
  { column: 'id', order: 'desc' },
];

export const inOrder = (order: CaseQuery['order']): { column: string; order?: string }[] =>
  order === 'urgency' ? [{ column: 'urgency' }, ...newestFirst] : newestFirst;

const COUNTED = z.array(z.object({ token: z.string(), occurs: z.coerce.number() }));

/** SQLite hands over the rows, PostgreSQL an answer that has them. */
const OCCURRENCES = z.union([COUNTED, z.object({ rows: COUNTED }).transform(({ rows }) => rows)]);

async function occurrences(db: Knex, tokens: readonly string[]): Promise<Map<string, number>> {
  const count = `select cast(? as varchar(27)) as token, (select count(*) from (select 1 from search_token where token = ? limit ${COMMON}) as looked_at) as occurs`;
  const found: unknown = await db.raw(
    tokens.map(() => count).join(' union all '),
    tokens.flatMap((token) => [token, token]),
  );
  return new Map(OCCURRENCES.parse(found).map(({ token, occurs }) => [token, occurs]));
}

/** The same, with the rarest token of each group first, and the rarest term first: two letters of a town stand in every address. */
async function rarestFirst(db: Knex, terms: TokenTerms): Promise<TokenTerms> {
  const tokens = [...new Set(terms.flat(2))];
  const known = await occurrences(db, tokens);
  const occurs = (token: string | undefined): number => known.get(token ?? '') ?? 0;
  const sorted = terms.map((groups) => groups.map((group) => [...group].sort((a, b) => occurs(a) - occurs(b))));
  const ofTerm = (groups: readonly (readonly string[])[]): number =>
    groups.reduce((sum, [rarest]) => sum + occurs(rarest), 0);
  return sorted.sort((a, b) => ofTerm(a) - ofTerm(b));
}

/** The complaint of `hit` has all of the tokens. */
function hasAll(db: Knex, tokens: readonly string[]): Where {
  return (query) => {
    if (tokens.length === 0) return;
    void query.whereRaw(
      `(select count(*) from search_token as other where other.complaint_id = hit.complaint_id
        and other.token in (${tokens.map(() => '?').join(',')})) = ?`,
      [...tokens, tokens.length],
    );
  };
}

/** The newest complaints that have one group of the first term, and one of every other term. */
function hits(db: Knex, terms: TokenTerms, narrow: Where, limit: number): Knex.QueryBuilder {
  const [first = [], ...others] = terms;
  const ofGroup = ([rarest = '', ...rest]: readonly string[]): Knex.QueryBuilder =>
    db('search_token as hit')
      .where('hit.token', rarest)
      .modify(hasAll(db, rest))
      .modify((query) => {
        for (const groups of others)
          void query.where((any) => {
            for (const group of groups) void any.orWhere((one) => void one.modify(hasAll(db, group)));
          });
      })
      .modify(narrow)
      .select('hit.complaint_id');
  return db.union(first.map(ofGroup)).orderBy('complaint_id', 'desc').limit(limit);
}

export async function matching(
  db: Knex,
  { terms, state, kind, judged = {}, scopes, order, limit }: CaseQuery,
): Promise<ComplaintId[]> {
  const wanted = {
    ...(state !== null && { state }),
    ...(kind !== undefined && { matter_kind: kind }),
    ...toRow(judged),
  };
  const isWanted =
    (column: string): Where =>
    (query) => {
      if (Object.keys(wanted).length > 0)
        void query.whereExists(db('complaint').where(wanted).where('complaint.id', db.ref(column)).select('id'));
    };
  const cases = db('complaint').orderBy(inOrder(order)).limit(limit);
  if (terms.length === 0) {
    return idsOf(cases.where(wanted).modify(inScopes(db, scopes)), 'id');
  }
  const narrow: Where = (query) =>
    void query.modify(inScopes(db, scopes, 'hit.complaint_id')).modify(isWanted('hit.complaint_id'));
  const found = hits(db, await rarestFirst(db, terms), narrow, limit);
  return idsOf(cases.whereIn('id', db.from(found.as('found')).select('complaint_id')), 'id');
}
