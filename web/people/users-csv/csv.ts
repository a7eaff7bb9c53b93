/** Accounts as a table: its columns, and what a line of them says. No passwords. */
import type { AccountRow, User } from '../../../domain/people/index.js';
import { type CsvLine, type CsvMistake, headingsOf, linesIn, written } from '../../shell/csv.js';
import { LOCALES, term, type Translate, translator } from '../../shell/i18n.js';

const KEYS = {
  username: 'staff.signIn.username',
  displayName: 'staff.newUser.displayName',
  posts: 'staff.newUser.posts',
  deputyOf: 'staff.newUser.deputyOf',
  email: 'staff.reach.email',
  phone: 'staff.reach.phone',
} as const;

type Column = keyof typeof KEYS;

const COLUMNS: readonly Column[] = ['username', 'displayName', 'posts', 'deputyOf', 'email', 'phone'];

const HEADINGS = headingsOf(
  COLUMNS,
  LOCALES.map((locale) => translator(locale)),
  (column) => KEYS[column],
);

/** Several in a cell, as people part them. */
const namesIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;；、|\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

const rowOf = ({ line, cell }: CsvLine<Column>): AccountRow => ({
  line,
  username: cell('username'),
  displayName: cell('displayName'),
  posts: namesIn(cell('posts')),
  deputyOf: namesIn(cell('deputyOf')),
  email: cell('email').trim(),
  phone: cell('phone').trim(),
});

export function readAccounts(text: string): { rows: AccountRow[] } | CsvMistake {
  const read = linesIn(text, HEADINGS, ['username', 'displayName', 'posts']);
  return 'error' in read ? read : { rows: read.lines.map(rowOf) };
}

/** Posts as they are called in the reader's language. Addresses stay in the house: an empty cell changes none. */
export function writtenAccounts(t: Translate, users: readonly User[]): string {
  const names = (seats: User['posts']): string => seats.map(({ post }) => term(t, 'post', post)).join('; ');
  return written(
    COLUMNS.map((column) => t(KEYS[column])),
    users.map(({ username, displayName, posts, deputyOf }) => [
      username,
      displayName,
      names(posts),
      names(deputyOf),
      '',
      '',
    ]),
  );
}
