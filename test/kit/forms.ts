/** The forms of a page, with their fields as a browser without scripts would send them. */
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

const ENTITIES: Record<string, string> = {
  quot: '"',
  '#x27': "'",
  '#x3D': '=',
  '#x60': '`',
  lt: '<',
  gt: '>',
  amp: '&',
};
const plain = (text: string): string => text.replace(/&(\w+|#x\w+);/g, (all, name: string) => ENTITIES[name] ?? all);
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found === null ? null : plain(found[1] ?? '');
};
const has = (tag: string, name: string): boolean => new RegExp(`\\s${name}(?=[\\s=>])`).test(tag);

const FORM = /<form\b[^>]*>[\s\S]*?<\/form>/g;
const CONTROL = /<(input|button)\b[^>]*>|<textarea\b[^>]*>\n?([\s\S]*?)<\/textarea>|<select\b[^>]*>[\s\S]*?<\/select>/g;

function choice(name: string, html: string): FormField {
  const tags = [...html.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
  const valueOf = (tag: string): string => attribute(tag, 'value') ?? '';
  const value = valueOf(tags.find((tag) => has(tag, 'selected')) ?? tags[0] ?? '');
  return { name, type: 'select', value, options: tags.map(valueOf).filter(Boolean), error: '' };
}

function fieldOf([all, single, text]: RegExpMatchArray): FormField[] {
  const tag = /^<[^>]*>/.exec(all)?.[0] ?? '';
  const [name, value] = [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''];
  if (single === 'button') return [{ name, type: 'button', value, options: [], error: '' }];
  // What only a machine fills in is a trap for it.
  if (name === '' || name === 'website') return [];
  if (single === undefined && all.startsWith('<select')) return [choice(name, all)];
  if (single === undefined) return [{ name, type: 'textarea', value: plain(text ?? ''), options: [], error: '' }];
  const type = attribute(tag, 'type') ?? 'text';
  const box = type === 'checkbox' || type === 'radio';
  return [{ name, type, value: box && !has(tag, 'checked') ? null : value, options: box ? [value] : [], error: '' }];
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
function errorOf(html: string, tag: string): string {
  const id = attribute(tag, 'aria-describedby')
    ?.split(' ')
    .find((one) => one.endsWith('-error'));
  const [, words = ''] = new RegExp(`id="${id}"[^>]*>([\\s\\S]*?)</p>`).exec(html) ?? [];
  return plain(words.replace(/<[^>]+>/g, ' ').trim());
}

export function formsOn({ page }: Pick<PlainBrowser, 'page'>): PageForm[] {
  return [...page.html.matchAll(FORM)].map(([html]) => {
    const tag = /^<[^>]*>/.exec(html)?.[0] ?? '';
    return {
      action: attribute(tag, 'action') ?? new URL(page.address).pathname,
      method: attribute(tag, 'method') === 'post' ? 'post' : 'get',
      multipart: attribute(tag, 'enctype') === 'multipart/form-data',
      fields: oneOfEach(
        [...html.matchAll(CONTROL)].flatMap((found) =>
          fieldOf(found).map((field) => ({ ...field, error: errorOf(html, /^<[^>]*>/.exec(found[0])?.[0] ?? '') })),
        ),
      ),
    };
  });
}

/** Its address without what tells one thing from another. */
const kindOfAddress = (address: string): string =>
  address
    .replace(/[?#].*$/, '')
    .replace(/\/[0-9a-f-]{36}(?=\/|$)/g, '/:id')
    .replace(/\/\d{5,}(?=\/|$)/g, '/:key')
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
    const links = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => plain(href));
    queue.push(...links.filter((href) => within.test(href) && !/lang=|\/attachments\/[^/]+$/.test(href)));
  }
  return found;
}
