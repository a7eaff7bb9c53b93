/** Names of the diagrams' elements in the reader's language, from what is generated beside the diagrams. */
import { own, type Locale } from '../../domain/core/index.js';
import { articleName, ruleOf } from '../../domain/regulations/index.js';
import { allElements, allUserTasks } from '../../workflows/process-api.js';

const elementOf = (processId: string, elementId: string) => own(own(allElements, processId) ?? {}, elementId);

export function taskName(elementId: string, locale: Locale): string {
  const task = own(allUserTasks, elementId);
  if (task === undefined) return elementId;
  return locale === 'en' ? task.nameEn : task.name;
}

export function elementName(processId: string, elementId: string, locale: Locale): string {
  const element = elementOf(processId, elementId);
  if (element === undefined) return elementId;
  return (locale === 'en' ? element.nameEn : element.name) || elementId;
}

const RULE_IDS = / ?\(((?:D\d\d-R\d\d(?:, )?)+)\)/g;

/** The ids by which diagrams name their rules are for machines: behind a regulation's name stand its articles. */
const withArticles = (text: string, locale: Locale): string =>
  text.replace(RULE_IDS, (_all, ids: string) => {
    const articles = ids.split(', ').map((id) => articleName(ruleOf(id)?.article ?? '', locale));
    return [...new Set(articles)].map((article) => `, ${article}`).join('');
  });

/** What is to be done, by whom, by when, on what grounds: the element's documentation. */
export function taskGuidance(processId: string, elementId: string, locale: Locale): string {
  const element = elementOf(processId, elementId);
  if (element === undefined) return '';
  return withArticles(locale === 'en' ? element.documentationEn : element.documentation, locale);
}
