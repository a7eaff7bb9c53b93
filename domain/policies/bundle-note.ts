/** What became of the last deployment, where it was not what somebody wanted: for administrators, until the next one that was. */
import type { Context } from '../core/context.js';
import type { Locale } from '../core/locale.js';
import { type Instant, isInstant } from '../core/time/instant.js';
import type { ChangedFile } from './kept.js';
import { IDS_IN_FRONT } from './tables.js';

export interface BundleNote {
  at: Instant;
  words: Record<Locale, string>;
}

const SETTING = 'bundle-note';

const WORDS = {
  changed: {
    'zh-CN':
      '{code} 已经施行，不得修改：{changes}。请撤销修改，或者另存为下一个版本。系统继续使用原来的流程图和决策表。',
    en: '{code} is in force and must not change: {changes}. Take the change back, or save it as the next version. The application goes on with the diagrams and tables that it had.',
  },
  putBack: {
    'zh-CN': '有人在流程引擎中部署了另一份 {code}：{changes}。该制度已经施行，不得修改，系统已恢复原来的内容。',
    en: 'Somebody deployed another {code} in the engine: {changes}. It is in force and must not change; what it was has been put back.',
  },
} as const;

const KINDS = { added: { 'zh-CN': '增加', en: 'added' }, removed: { 'zh-CN': '删除', en: 'removed' } } as const;
/** The first rows say it; a file that is quite another one would fill the page. */
const MOST_NAMED = 3;

function changesIn({ changes }: ChangedFile, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const named = changes.slice(0, MOST_NAMED).map(({ table, kind, row, cells }) => {
    const what =
      kind === 'changed'
        ? cells
            .map(({ column, before, after }) => `${column} ${before ?? '–'} → ${after ?? '–'}`)
            .join(zh ? '，' : ', ')
        : KINDS[kind][locale];
    const words = row.replace(IDS_IN_FRONT, '');
    return zh ? `“${table}”中“${words}”：${what}` : `${table}, ${words}: ${what}`;
  });
  if (changes.length > MOST_NAMED)
    named.push(zh ? `等 ${changes.length} 处` : `and ${changes.length - MOST_NAMED} more rows`);
  // Not a row, but names or words of the file.
  return named.join(zh ? '；' : '; ') || (zh ? '文件内容不同' : 'the file reads otherwise');
}

/** @param kind whether it was refused, or had been deployed already and was put back */
export function changedInWords(files: readonly ChangedFile[], kind: keyof typeof WORDS): Record<Locale, string> {
  const say = (locale: Locale): string =>
    files
      .map((file) =>
        WORDS[kind][locale].replace('{code}', file.code).replace('{changes}', () => changesIn(file, locale)),
      )
      .join(locale === 'zh-CN' ? '' : ' ');
  return { 'zh-CN': say('zh-CN'), en: say('en') };
}

/** @param why in English, as the check or the engine says it */
export const putBackInWords = (why: string, number: number): Record<Locale, string> => ({
  'zh-CN': `有人在流程引擎中直接部署的内容不能使用，未采用，系统已恢复第 ${number} 版。原因：${why}`,
  en: `What somebody deployed in the engine cannot be used; bundle ${number} has been put back. ${why}`,
});

/** Null takes it away. */
export const noteBundle = (context: Context, words: Record<Locale, string> | null): Promise<void> =>
  context.change((r) =>
    r.settings.set(SETTING, words === null ? '' : [context.now(), words['zh-CN'], words.en].join('\n')),
  );

export async function bundleNote({ deps }: Context): Promise<BundleNote | null> {
  const [at = '', zh = '', en = ''] = ((await deps.store.read.settings.get(SETTING)) ?? '').split('\n');
  return isInstant(at) ? { at, words: { 'zh-CN': zh, en } } : null;
}
