/** What the steps of limits are called, in notices and on pages: by the company's own list. */
import type { Locale } from '../core/locale.js';
import type { ListEntry } from '../organisation/model.js';

/** What the table of outside limits cites. */
export const OUTSIDE_ARTICLES: Readonly<Record<string, string>> = {
  来件单位要求的日期: 'the date asked for by the referring body',
  '《城镇燃气管理条例》第二十九条': 'Regulation on the Administration of Urban Gas, article 29',
  '《信访工作条例》第三十四条': 'Regulation on Petition Work, article 34',
};

/** One that the list has no longer is shown by its code. @param entries of any of the lists */
export const stepName = (entries: readonly ListEntry[], step: string, locale: Locale): string =>
  entries.find(({ list, code }) => list === 'step' && code === step)?.names[locale] ?? step;
