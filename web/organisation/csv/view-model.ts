import type { List, PlannedRow } from '../../../domain/organisation/index.js';
import type { Tag } from '../../shell/facts-in-words.js';
import { term, type Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { inUseInWords, listName, mistakesInWords } from '../words.js';

/** What the file would do; or what is wrong with the whole of it. */
export type Shown = { text: string; rows: PlannedRow[] } | { error: string; line: number };

const COLOURS = { new: 'green', changed: 'blue', same: 'grey', wrong: 'red' } as const;

export interface CsvModel extends PageModel {
  listHref: string;
  listName: string;
  exportHref: string;
  uploadHref: string;
  fileError: string;
  rows: {
    line: string;
    code: string;
    nameZh: string;
    nameEn: string;
    inUse: string;
    role: string;
    department: string;
    outcome: Tag;
    mistakes: string[];
  }[];
  summary: string;
  /** null: something is wrong, or there is nothing to do. */
  apply: { href: string; text: string } | null;
}

function rowModel(t: Translate, { row, outcome, mistakes }: PlannedRow): CsvModel['rows'][number] {
  const { line, code, nameZh, nameEn, inUse, role, department } = row;
  return {
    line: String(line),
    code,
    nameZh,
    nameEn,
    inUse: inUse === null ? '' : inUseInWords(t, String(inUse)),
    role: role === '' ? '' : term(t, 'role', role),
    department: department === '' ? '' : term(t, 'department', department),
    outcome: { text: t(`admin.organisation.csv.outcomes.${outcome}`), colour: COLOURS[outcome] },
    mistakes: Object.values(mistakesInWords(t, mistakes)),
  };
}

export function csvModel(t: Translate, list: List, shown: Shown | null): CsvModel {
  const rows = shown === null || 'error' in shown ? [] : shown.rows;
  const fileError =
    shown !== null && 'error' in shown ? t(`admin.organisation.csv.errors.${shown.error}`, { line: shown.line }) : '';
  const count = (outcome: PlannedRow['outcome']): number => rows.filter((one) => one.outcome === outcome).length;
  const [added, changed, same, wrong] = [count('new'), count('changed'), count('same'), count('wrong')];
  const wrongOnes = rows.filter(({ outcome }) => outcome === 'wrong');
  return {
    title: t('admin.organisation.csv.title', { list: listName(t, list) }),
    layout: 'wide',
    listHref: urls.adminList(list),
    listName: listName(t, list),
    exportHref: urls.adminListExport(list),
    uploadHref: urls.adminListCsv(list),
    fileError,
    rows: rows.map((one) => rowModel(t, one)),
    summary: rows.length === 0 ? '' : t('admin.organisation.csv.summary', { added, changed, same, wrong }),
    apply:
      shown === null || 'error' in shown || wrong > 0 || added + changed === 0
        ? null
        : { href: urls.adminListImport(list), text: shown.text },
    errors: [
      ...(fileError === '' ? [] : [{ text: fileError, href: '#files' }]),
      ...wrongOnes.map(({ row, mistakes }) => ({
        text: t('admin.organisation.csv.wrongLine', {
          line: row.line,
          mistakes: Object.values(mistakesInWords(t, mistakes)).join(t('common.listSeparator')),
        }),
        href: `#line-${row.line}`,
      })),
    ],
  };
}
