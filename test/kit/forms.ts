/** The forms of a page, with their fields as a browser without scripts would send them. */
import { elements, attributeOf, wordsOf, writtenIn } from './html.js';
import type { PlainBrowser } from './plain-browser.js';

export interface FormField {
  name: string;
  /** `text`, `textarea`, `select`, `hidden`, `button` (whose name may be '') … */
  type: string;
  /** Sent unless something else is typed; null for a box that is not ticked. */
  value: string | null;
  /** What there is to choose from. */
  options: string[];
  /** What the page says is wrong with it; '' where nothing is. */
  error: string;
}
export interface PageForm {
  action: string;
  method: 'get' | 'post';
  multipart: boolean;
  fields: FormField[];
}

const CONTROLS = 'input, button, textarea, select';

function choice(name: string, select: Element): Omit<FormField, 'error'> {
  const options = elements(select, 'option');
  const value = attributeOf(options.find((option) => option.hasAttribute('selected')) ?? options[0], 'value');
  const values = options.map((option) => attributeOf(option, 'value'));
  return { name, type: 'select', value, options: values.filter(Boolean) };
}

/** null for what nobody sees. */
function fieldOf(control: Element): Omit<FormField, 'error'> | null {
  const kind = control.localName;
  const [name, value] = [attributeOf(control, 'name'), attributeOf(control, 'value')];
  if (kind === 'button') return { name, type: 'button', value, options: [] };
  // What only a machine fills in is a trap for it.
  if (name === '' || name === 'website') return null;
  if (kind === 'select') return choice(name, control);
  if (kind === 'textarea') return { name, type: 'textarea', value: writtenIn(control), options: [] };
  const type = control.getAttribute('type') ?? 'text';
  const box = type === 'checkbox' || type === 'radio';
  return { name, type, value: box && !control.hasAttribute('checked') ? null : value, options: box ? [value] : [] };
}

/** One field of each name: of the boxes of a group the one that is ticked, with what else there is to choose. */
function oneOfEach(fields: FormField[]): FormField[] {
  const found = new Map<string, FormField>();
  for (const field of fields) {
    const known = found.get(field.name);
    const options = [...(known?.options ?? []), ...field.options];
    found.set(field.name, { ...(known === undefined || known.value === null ? field : known), options });
  }
  return [...found.values()];
}

/** The words of the message that a field names as its description. */
function errorOf(form: Element, control: Element): string {
  const id = attributeOf(control, 'aria-describedby')
    .split(' ')
    .find((one) => one.endsWith('-error'));
  return id === undefined ? '' : wordsOf(elements(form, 'p[id]').find((one) => one.id === id));
}

export function formsOn({ page }: Pick<PlainBrowser, 'page'>): PageForm[] {
  return elements(page.html, 'form').map((form) => ({
    action: form.getAttribute('action') ?? new URL(page.address).pathname,
    method: form.getAttribute('method') === 'post' ? 'post' : 'get',
    multipart: form.getAttribute('enctype') === 'multipart/form-data',
    fields: oneOfEach(
      elements(form, CONTROLS).flatMap((control) => {
        const field = fieldOf(control);
        return field === null ? [] : [{ ...field, error: errorOf(form, control) }];
      }),
    ),
  }));
}

/** Its address without what tells one thing from another. */
const kindOfAddress = (address: string): string =>
  address
    .replace(/[?#].*$/, '')
    .replace(/\/[0-9a-f-]{36}(?=\/|$)/g, '/:id')
    .replace(/\/\d{5,}(?=\/|$)/g, '/:key')
    .replace(/^(\/admin\/organisation\/[^/]+)\/[^/]+/, '$1/:entry')
    .replace(/^\/evaluate\/.*/, '/evaluate/:link')
    .replace(/^\/setup\/.*/, '/setup/:token');

/** The same form on two pages, or about two things, is one. */
export const kindOfForm = ({ action, method }: PageForm): string => `${method} ${kindOfAddress(action)}`;

/** Every page within reach, one of each kind, as somebody who follows links would see them. @returns their forms */
export async function walkPages(browser: PlainBrowser, from: readonly string[], within: RegExp): Promise<PageForm[]> {
  const queue = [...new Set(from)];
  const seen = new Set<string>();
  const found: PageForm[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    // Pages that are asked for are all opened, others one of each kind.
    const known = from.includes(next) ? next : kindOfAddress(next);
    if (seen.has(known)) continue;
    seen.add(known).add(kindOfAddress(next));
    const { status, html } = await browser.open(next);
    if (status !== 200) continue;
    found.push(...formsOn(browser));
    const links = elements(html, 'a[href]').map((link) => attributeOf(link, 'href'));
    queue.push(...links.filter((href) => within.test(href) && !/lang=|\/attachments\/[^/]+$/.test(href)));
  }
  return found;
}
