/** What somebody is here is a post of the company's list: what accounts were by roles and a department, they are by posts. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Migration } from './migration.js';

/** A post: its role, and its department; null: for the whole company. */
type Seat = { role: string; department: string | null };

const COMPANY_WIDE = ['complaint-office', 'supervising-leader', 'general-manager', 'return-visitor', 'hr', 'admin'];

const IN_A_DEPARTMENT = ['department-manager', 'handler'];

const ENTRIES = z.array(
  z.object({ list: z.string(), code: z.string(), name_zh: z.string(), name_en: z.string(), position: z.number() }),
);

const ACCOUNTS = z.array(
  z.object({
    id: z.string(),
    department: z.string().nullable(),
    roles: z.string().transform((roles) => z.array(z.string()).parse(JSON.parse(roles))),
  }),
);

type Entries = z.infer<typeof ENTRIES>;

const LONGEST_CODE = 30;

/** 计量收费部承办人 is handler-metering; where that is too long for a code, a number. */
function codeOf({ role, department }: Seat, number: number): string {
  const code = department === null ? role : `${role}-${department}`;
  return code.length > LONGEST_CODE ? `post-${number}` : code;
}

/** Those that every company has, and those that somebody has here. */
function postsOf(entries: Entries, held: readonly Seat[]): (Seat & { code: string })[] {
  const departments = entries.flatMap(({ list, code }) => (list === 'department' ? code : []));
  const seats: Seat[] = [
    // Where there is a department for customers, people who listen to them sit in it.
    { role: 'intake', department: departments.includes('service') ? 'service' : null },
    ...COMPANY_WIDE.map((role) => ({ role, department: null })),
    ...departments.flatMap((department) => IN_A_DEPARTMENT.map((role) => ({ role, department }))),
    ...held,
  ];
  const known = new Map(seats.map((seat) => [`${seat.role} ${seat.department ?? ''}`, seat]));
  return [...known.values()].map((seat, index) => ({ ...seat, code: codeOf(seat, index + 1) }));
}

async function givePosts(knex: Knex): Promise<void> {
  const entries = ENTRIES.parse(
    await knex('list_entry').whereIn('list', ['department', 'role']).orderBy(['position', 'code']),
  );
  const accounts = ACCOUNTS.parse(await knex('user').select('id', 'department', 'roles'));
  const held = accounts.flatMap(({ department, roles }) => roles.map((role) => ({ role, department })));
  const posts = postsOf(entries, held);
  const name = (list: string, code: string, language: 'name_zh' | 'name_en'): string =>
    entries.find((entry) => entry.list === list && entry.code === code)?.[language] ?? code;
  for (const [index, { role, department, code }] of posts.entries())
    await knex('list_entry').insert({
      list: 'post',
      code,
      // 计量收费部 and 部门负责人 are 计量收费部门负责人 together.
      name_zh:
        `${department === null ? '' : name('department', department, 'name_zh')}${name('role', role, 'name_zh')}`.replace(
          '部部门',
          '部门',
        ),
      name_en: `${name('role', role, 'name_en')}${department === null ? '' : `, ${name('department', department, 'name_en')}`}`,
      position: index + 1,
      in_use: true,
      department,
      role,
    });
  for (const { id, department, roles } of accounts) {
    const its = posts.filter((post) => post.department === department && roles.includes(post.role));
    await knex('user')
      .where({ id })
      .update({ posts: JSON.stringify(its.map(({ code }) => code)) });
  }
}

/** Where a post has deputies, nobody has to be named who stands in. */
async function letSubstitutesBeMissing(knex: Knex): Promise<void> {
  const before: unknown[] = z.array(z.unknown()).parse(await knex('absence').select());
  await knex.schema.dropTable('absence');
  await knex.schema.createTable('absence', (table) => {
    table.string('id', 36).primary();
    table.string('user_id', 36).notNullable().references('user.id').index();
    table.string('substitute_id', 36).references('user.id').index();
    table.string('from_on', 10).notNullable();
    table.string('to_on', 10).notNullable();
    table.string('by', 36).notNullable();
    table.string('at', 24).notNullable();
    table.string('ended_at', 24);
  });
  for (const row of before) await knex('absence').insert(row);
}

export const posts: Migration = {
  name: '0061-posts',
  async up(knex: Knex) {
    await knex.schema.alterTable('list_entry', (table) => {
      table.string('role', 30);
    });
    await knex.schema.alterTable('user', (table) => {
      table.text('posts').notNullable().defaultTo('[]');
      table.text('deputy_of').notNullable().defaultTo('[]');
    });
    await givePosts(knex);
    for (const column of ['roles', 'department']) await knex.raw(`alter table "user" drop column "${column}"`);
    await letSubstitutesBeMissing(knex);
  },
};
