/** The company's own lists, and what of the desk names their entries. */
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  type EntryChanges,
  type List,
  type ListEntry,
  LISTS,
  type Organisation,
  ROLES,
  type Uses,
} from '../../domain/organisation/index.js';
import { countOf, department, flag, json, table, text, whole, written } from './rows.js';

const ENTRY = table<ListEntry>(
  z
    .object({
      list: z.enum(LISTS),
      code: text,
      nameZh: text,
      nameEn: text,
      position: whole,
      inUse: flag,
      department: department.nullable(),
      role: z.enum(ROLES).nullable(),
      onPortal: flag,
      questions: text.nullable(),
      withheld: json(z.array(text)),
    })
    .transform(({ nameZh, nameEn, ...entry }) => ({ ...entry, names: { 'zh-CN': nameZh, en: nameEn } })),
);

const columns = ({ names, inUse, department, onPortal, questions, withheld }: EntryChanges) => ({
  department,
  on_portal: onPortal,
  questions,
  name_zh: names['zh-CN'],
  name_en: names.en,
  in_use: inUse,
  withheld: JSON.stringify(withheld),
});

/** Where the rows of the desk name an entry. */
const NAMED: Record<List, (db: Knex, code: string) => Partial<Record<keyof Uses, Knex.QueryBuilder>>> = {
  department: (db, code) => ({
    posts: db('list_entry').where({ list: 'post', department: code }),
    cases: db('case_department').where({ department: code }),
    recusals: db('recusal').where({ department: code }),
    tasks: db('work_item').where('group', 'like', `%:${code}`),
    categories: db('list_entry').where({ list: 'category', department: code }),
  }),
  channel: (db, channel) => ({ cases: db('complaint').where({ channel }) }),
  matterKind: (db, matter_kind) => ({ cases: db('complaint').where({ matter_kind }) }),
  category: (db, category) => ({ cases: db('complaint').where({ category }) }),
  duty: (db, kind) => ({ duties: db('duty').where({ kind }) }),
  step: (db, step) => ({ limits: db('case_clock').where({ step }) }),
  // Which one an answer names is sealed with it: while there are answers, each may be named.
  cause: (db) => ({ answers: db('submission').where({ form_id: 'investigate' }) }),
  sanction: (db) => ({ answers: db('submission').where({ form_id: 'decide-accountability' }) }),
  post: (db, post) => ({
    accounts: db('user').where((any) => {
      for (const column of ['posts', 'deputy_of']) void any.orWhere(column, 'like', `%"${post}"%`);
    }),
  }),
  role: (db, role) => ({ posts: db('list_entry').where({ list: 'post', role }) }),
};

export function organisation(db: Knex): Organisation {
  const inOrder = () => db('list_entry').orderBy(['list', 'position', 'code']);
  return {
    all: () => ENTRY.all(inOrder()),
    of: (list) => ENTRY.all(inOrder().where({ list })),
    entry: (list, code) => ENTRY.first(db('list_entry').where({ list, code }).first()),
    async usesOf(list, code) {
      const counted: [place: string, count: number][] = [];
      // One after the other: in a transaction there is one connection.
      for (const [place, rows] of Object.entries(NAMED[list](db, code))) counted.push([place, await countOf(rows)]);
      return Object.fromEntries(counted.filter(([, count]) => count > 0));
    },
    insert: async ({ list, code, position, role, ...entry }) =>
      void (await db('list_entry').insert({ list, code, position, role, ...columns(entry) })),
    change: ({ list, code, ...read }, changes) =>
      written(
        db('list_entry')
          .where({ list, code, ...columns(read) })
          .update(columns(changes)),
      ),
    async putInOrder(list, codes) {
      for (const [index, code] of codes.entries())
        await db('list_entry')
          .where({ list, code })
          .update({ position: index + 1 });
    },
    remove: async (list, code) => void (await db('list_entry').where({ list, code }).delete()),
  };
}
