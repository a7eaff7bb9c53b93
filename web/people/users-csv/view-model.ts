import type { PlannedAccount } from '../../../domain/people/index.js';
import type { CsvMistake } from '../../shell/csv.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

/** What the file would do; or what is wrong with the whole of it. */
export type Shown = { text: string; rows: PlannedAccount[] } | CsvMistake;

const COLOURS = { new: 'green', changed: 'blue', same: 'grey', wrong: 'red' } as const;

export interface UsersCsvModel extends PageModel {
  fileError: string;
  rows: {
    line: string;
    username: string;
    displayName: string;
    posts: string;
    deputyOf: string;
    outcome: Tag;
    mistakes: string[];
  }[];
  summary: string;
  /** null: something is wrong, or there is nothing to do. */
  apply: { href: string; text: string } | null;
}

const mistakesInWords = (t: Translate, { mistakes }: PlannedAccount): string[] =>
  Object.entries(mistakes).map(([field, code]) => t(`admin.users.csv.mistakes.${field}.${code}`));

function rowModel(t: Translate, account: PlannedAccount): UsersCsvModel['rows'][number] {
  const { row, outcome } = account;
  const { line, username, displayName, posts, deputyOf } = row;
  return {
    line: String(line),
    username,
    displayName,
    posts: posts.join(t('common.listSeparator')),
    deputyOf: deputyOf.join(t('common.listSeparator')),
    outcome: { text: t(`admin.organisation.csv.outcomes.${outcome}`), colour: COLOURS[outcome] },
    mistakes: mistakesInWords(t, account),
  };
}

export function usersCsvModel(t: Translate, shown: Shown | null): UsersCsvModel {
  const wholly = shown !== null && 'error' in shown ? shown : null;
  const rows = shown === null || 'error' in shown ? [] : shown.rows;
  const count = (outcome: PlannedAccount['outcome']): number => rows.filter((one) => one.outcome === outcome).length;
  const [added, changed, same, wrong] = [count('new'), count('changed'), count('same'), count('wrong')];
  const headings = wholly?.error === 'headings';
  const fileError =
    wholly === null
      ? ''
      : t(headings ? 'admin.users.csv.headings' : `admin.organisation.csv.errors.${wholly.error}`, {
          line: wholly.line,
        });
  return {
    title: t('admin.users.csv.title'),
    layout: 'wide',
    fileError,
    rows: rows.map((one) => rowModel(t, one)),
    summary: rows.length === 0 ? '' : t('admin.organisation.csv.summary', { added, changed, same, wrong }),
    apply:
      shown === null || 'error' in shown || wrong > 0 || added + changed === 0
        ? null
        : { href: urls.adminUsersImport, text: shown.text },
    errors: [
      ...(fileError === '' ? [] : [{ text: fileError, href: '#files' }]),
      ...rows
        .filter(({ outcome }) => outcome === 'wrong')
        .map((one) => ({
          text: t('admin.organisation.csv.wrongLine', {
            line: one.row.line,
            mistakes: mistakesInWords(t, one).join(t('common.listSeparator')),
          }),
          href: `#line-${one.row.line}`,
        })),
    ],
  };
}
