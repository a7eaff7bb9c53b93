/** Names and guidance of diagrams' elements, and whose they are, in the reader's language, as the version says by which the case runs. */
import type { Locale } from '../../domain/core/index.js';
import type { ElementDefinition, ProcessDefinition } from '../../domain/definitions/index.js';
import { articleName, ruleOf } from '../../domain/regulations/index.js';
import { type Translate, term } from './i18n.js';

/** Of an element that the diagram gives no name, or that cannot be asked for now, the id. */
export function elementName(element: ElementDefinition | null | undefined, elementId: string, locale: Locale): string {
  const { name = '', nameEn = '' } = element ?? {};
  return (locale === 'en' ? nameEn || name : name) || elementId;
}

/** The same of a process. */
export function processName(
  process: Pick<ProcessDefinition, 'name' | 'nameEn'> | null | undefined,
  processId: string,
  locale: Locale,
): string {
  const { name = '', nameEn = '' } = process ?? {};
  return (locale === 'en' ? nameEn || name : name) || processId;
}

const RULE_IDS = / ?\(((?:D\d\d-R\d\d(?:, )?)+)\)/g;

/** The ids by which diagrams name their rules are for machines: behind a regulation's name stand its articles. */
const withArticles = (text: string, locale: Locale): string =>
  text.replace(RULE_IDS, (_all, ids: string) => {
    const articles = ids.split(', ').map((id) => articleName(ruleOf(id)?.article ?? '', locale));
    return [...new Set(articles)].map((article) => `, ${article}`).join('');
  });

/** What is to be done, by whom, by when, on what grounds: the element's documentation. */
export const guidanceOf = (
  element: Pick<ElementDefinition, 'documentation' | 'documentationEn'> | null | undefined,
  locale: Locale,
): string =>
  withArticles(
    (locale === 'en' ? element?.documentationEn || element?.documentation : element?.documentation) ?? '',
    locale,
  );

/** `handler:engineering` → 承办人（工程维修部） */
export function groupInWords(t: Translate, group: string): string {
  const [role = '', department] = group.split(':');
  const name = term(t, 'role', role);
  return department === undefined
    ? name
    : t('desk.roleOfDepartment', { role: name, department: term(t, 'department', department) });
}
