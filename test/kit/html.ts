/** Pages read as a browser reads them: what stands in an element, and nothing of how it was written. */
import { parseHTML } from 'linkedom';

/** Several readers look at the same page: the last few are kept. */
const known = new Map<string, Document>();
const MOST_KNOWN = 8;

const decoded = (source: string): string =>
  parseHTML(`<p>${source}</p>`).document.querySelector('p')?.textContent ?? '';

export function documentOf(html: string): Document {
  const before = known.get(html);
  if (before !== undefined) return before;
  const made: Document = parseHTML(html).document;
  // The parser leaves what is written in these as it stands in the source.
  for (const raw of made.querySelectorAll('textarea, title')) raw.textContent = decoded(raw.textContent ?? '');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(html, made);
  return made;
}

const TEXT = 3;

type Root = Pick<ParentNode, 'querySelectorAll'>;
const rootOf = (page: string | Root): Root => (typeof page === 'string' ? documentOf(page) : page);

/** @param page its HTML, or an element of one */
export const elements = (page: string | Root, selector: string): Element[] => [
  ...rootOf(page).querySelectorAll(selector),
];
export const element = (page: string | Root, selector: string): Element | null => elements(page, selector)[0] ?? null;

/** What a person reads of an element, on one line. */
export const wordsOf = (element: Pick<Node, 'textContent'> | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Everything there is to read on a page, in its order, with a space between what stands in different elements. */
export function words({ page }: { page: { html: string } }): string {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === TEXT) found.push(node.textContent ?? '');
    for (const child of node.childNodes) walk(child);
  };
  walk(documentOf(page.html));
  return found.join(' ').replace(/\s+/g, ' ');
}

/** How often the page says it. */
export const timesSaid = (browser: { page: { html: string } }, said: string): number =>
  words(browser).split(said).length - 1;

export const attributeOf = (element: Element | null | undefined, name: string): string =>
  element?.getAttribute(name) ?? '';

/** The words of every element of a kind. */
export const texts = (page: string | Root, selector: string): string[] => elements(page, selector).map(wordsOf);
/** What the page shows under a name of its own, such as the number of a complaint. */
export const shown = (page: string | Root, name: string): string => wordsOf(element(page, `[data-testid="${name}"]`));

/** Elements that say just this, and have no others in them. */
export const saying = (page: string | Root, said: string): Element[] =>
  elements(page, '*').filter((one) => one.childElementCount === 0 && wordsOf(one) === said);
/** What attributes hold, of every element of a kind. */
export const attributesOn = (page: string | Root, selector: string): string[] =>
  elements(page, selector).flatMap((one) => [...one.attributes].map(({ value }) => value));

/** The forms of a page that go to an address. */
export const formTo = (page: string | Root, action: string): Element | undefined =>
  elements(page, 'form').find((form) => form.getAttribute('action') === action);
/** What an input holds, of the first one of its name. */
export const valueOf = (page: string | Root, name: string): string =>
  attributeOf(element(page, `input[name="${name}"]`), 'value');
/** What is written in a text area: a line's end right after its tag is none of it. */
export const writtenIn = (area: Element): string => (area.textContent ?? '').replace(/^\n/, '');
/** `name=value` of every box and every choice that is made. */
export const chosen = (page: string | Root): string[] => [
  ...elements(page, 'input[checked]').map((box) => `${attributeOf(box, 'name')}=${attributeOf(box, 'value')}`),
  ...elements(page, 'select').flatMap((select) =>
    elements(select, 'option[selected]').map(
      (option) => `${attributeOf(select, 'name')}=${attributeOf(option, 'value')}`,
    ),
  ),
];

/** Addresses of our own that the page leads to, each once, without the place on the page. */
export const ownLinks = (page: string | Root): string[] => [
  ...new Set(
    elements(page, 'a[href]')
      .map((link) => attributeOf(link, 'href').split('#')[0] ?? '')
      .filter((href) => href.startsWith('/')),
  ),
];

/** Addresses that the forms of the page go to. */
export const actionsOn = (page: string | Root): string[] =>
  elements(page, 'form[action]').map((form) => attributeOf(form, 'action'));

/** Terms of a list with what stands beside them. */
export const terms = (page: string | Root): [term: string, value: string][] =>
  elements(page, 'dt').map((term) => [wordsOf(term), wordsOf(term.nextElementSibling)]);

const secondFactor = 'app-code';
/** The secret that a page of the second factor shows. */
export const secretOn = (page: string | Root): string =>
  wordsOf(element(page, `.${secondFactor}:not(li)`)).replaceAll(' ', '');
export const recoveryCodesOn = (page: string | Root): string[] => texts(page, `li.${secondFactor}`);
