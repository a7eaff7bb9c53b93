/** Names and guidance of diagrams' elements, and whose they are, in the reader's language, as the version says by which the case runs. */
import type { Locale } from '../../domain/core/index.js';
import type { ElementDefinition, ProcessDefinition } from '../../domain/definitions/index.js';
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

/** What a documentation says of whose it is, by when and on what grounds: of any case, so the page says it of the one at hand. */
const OF_ANY_CASE = /^(办理岗位|由谁|期限|依据|Who|Limit|Basis)[：:]/;
const WHAT = /^(工作内容|做什么|What)[：:]\s*/;
/** The ids by which diagrams name rules are for machines. */
const RULE_IDS = / ?[（(]D\d\d-R\d\d(?:[,，、 ]+D\d\d-R\d\d)*[）)]/g;

/** What is to be done: of the element's documentation what holds for the case at hand, a paragraph a line. */
export function guidanceOf(
  element: Pick<ElementDefinition, 'documentation' | 'documentationEn'> | null | undefined,
  locale: Locale,
): string[] {
  const { documentation = '', documentationEn = '' } = element ?? {};
  return ((locale === 'en' && documentationEn) || documentation)
    .split('\n')
    .filter((line) => !OF_ANY_CASE.test(line))
    .map((line) => line.replace(WHAT, '').replace(RULE_IDS, '').trim())
    .filter((line) => line !== '');
}

/** `handler:engineering` → 承办人（工程维修部） */
export function groupInWords(t: Translate, group: string): string {
  const [role = '', department] = group.split(':');
  const name = term(t, 'role', role);
  return department === undefined
    ? name
    : t('desk.roleOfDepartment', { role: name, department: term(t, 'department', department) });
}
