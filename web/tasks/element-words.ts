/** Names and guidance of diagrams' elements in the reader's language, as the version says by which the case runs. */
import type { Locale } from '../../domain/core/index.js';
import type { ElementDefinition } from '../../domain/definitions/index.js';
import { articleName, ruleOf } from '../../domain/regulations/index.js';

/** Of an element that the diagram gives no name, or that cannot be asked for now, the id. */
export function elementName(element: ElementDefinition | null | undefined, elementId: string, locale: Locale): string {
  const { name = '', nameEn = '' } = element ?? {};
  return (locale === 'en' ? nameEn || name : name) || elementId;
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
