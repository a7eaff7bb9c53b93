/** Names of the diagrams' elements in the reader's language, from what is generated beside the diagrams. */
import type { Locale } from '../domain/model.js';
import { own } from '../domain/own.js';
import { allElements, allUserTasks } from '../workflows/process-api.js';

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

/** What is to be done, by whom, by when, on what grounds: the element's documentation. */
export function taskGuidance(processId: string, elementId: string, locale: Locale): string {
  const element = elementOf(processId, elementId);
  if (element === undefined) return '';
  return locale === 'en' ? element.documentationEn : element.documentation;
}
