/** A browser without scripts: follows links and redirects, keeps cookies, sends forms with their hidden fields. */
import { attributeOf, documentOf, element, elements, formTo, valueOf, words, wordsOf, writtenIn } from './html.js';

export interface Page {
  status: number;
  url: string;
  html: string;
  /** As the browser shows it: with what ties the page to a draft or a complaint. */
  address: string;
}

/** What ties a page to one draft or one complaint. */
const TIES = ['draft', 'complaint'];

/** What a page's address says besides which draft or complaint it is about. */
function withoutKey(address: string): string {
  const url = new URL(address);
  for (const name of TIES) url.searchParams.delete(name);
  return url.toString();
}

export class PlainBrowser {
  private cookies = new Map<string, string>();
  page: Page = { status: 0, url: '', html: '', address: '' };

  constructor(public base: string) {}

  /** Another tab of the same browser. */
  tab(): PlainBrowser {
    const other = new PlainBrowser(this.base);
    other.cookies = this.cookies;
    return other;
  }

  async open(path: string, init: RequestInit = {}): Promise<Page> {
    let url = new URL(path, this.base).toString();
    let request = init;
    for (let hop = 0; hop < 10; hop += 1) {
      const cookie = this.cookieHeader;
      const headers = {
        accept: 'text/html',
        ...(cookie !== '' && { cookie }),
        ...(request.headers as Record<string, string> | undefined),
      };
      const response = await fetch(url, { ...request, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
        else this.cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location !== null && response.status >= 300 && response.status < 400) {
        url = new URL(location, url).toString();
        // 307 sends the same form on.
        if (response.status !== 307) request = {};
        continue;
      }
      this.page = { status: response.status, url: withoutKey(url), html: await response.text(), address: url };
      return this.page;
    }
    throw new Error(`${path} redirects for ever.`);
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** What this browser reads of the page. */
  get document(): Document {
    return documentOf(this.page.html);
  }

  /** The page's words, to say what went wrong. */
  get text(): string {
    return words(this).slice(0, 600);
  }

  /** The token that every form of the page carries. */
  get token(): string {
    return valueOf(this.document, '_csrf');
  }

  /** What stands in the fields of the form with this action, hidden ones and boxes apart. */
  filledIn(action: string): Record<string, string> {
    const form = formTo(this.document, action);
    if (form === undefined) return {};
    const typed = elements(form, 'input')
      .filter((input) => !['checkbox', 'radio', 'hidden'].includes(attributeOf(input, 'type')))
      .map((input) => [attributeOf(input, 'name'), attributeOf(input, 'value')]);
    const areas = elements(form, 'textarea').map((area) => [attributeOf(area, 'name'), writtenIn(area)]);
    const choices = elements(form, 'select').map((select) => [
      attributeOf(select, 'name'),
      attributeOf(element(select, 'option[selected]'), 'value'),
    ]);
    return Object.fromEntries([...typed, ...areas, ...choices]) as Record<string, string>;
  }

  /** Hidden fields of the form with this action. */
  hidden(action: string): [name: string, value: string][] {
    const form = formTo(this.document, action);
    if (form === undefined) throw new Error(`There is no form to ${action} on ${this.page.url} (${this.page.status}).`);
    return elements(form, 'input[type="hidden"]').map((input) => [
      attributeOf(input, 'name'),
      attributeOf(input, 'value'),
    ]);
  }

  /** Sends the form with this action, its hidden fields filled in. */
  submit(action: string, fields: Record<string, string> = {}): Promise<Page> {
    // A hidden field that is given is one that a script of the page would have filled in.
    const hidden = this.hidden(action).filter(([name]) => !(name in fields));
    const body = new URLSearchParams([...hidden, ...Object.entries(fields)]);
    return this.open(action, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  /** What this tab is about: in its forms, or in its address. */
  get ties(): Record<string, string> {
    const inAddress = new URL(this.page.address || this.base).searchParams;
    const found = TIES.map((name): [string, string] => [
      name,
      valueOf(this.document, name) || (inAddress.get(name) ?? ''),
    ]);
    return Object.fromEntries(found.filter(([, value]) => value !== ''));
  }

  /** By what a form is known that is sent twice. */
  get once(): string | undefined {
    return element(this.document, 'input[name="once"]')?.getAttribute('value') ?? undefined;
  }

  /** What the page that is sent says it has shown. */
  get shown(): Record<string, string> {
    const input = element(this.document, 'input[name="shown"]');
    return input === null ? {} : { shown: attributeOf(input, 'value') };
  }

  /** The address of another page about the same draft or complaint, as this tab's own links have it. */
  aboutIt(path: string): string {
    const query = new URLSearchParams(this.ties).toString();
    return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
  }

  goOn(path: string, init: RequestInit = {}): Promise<Page> {
    return this.open(this.aboutIt(path), init);
  }

  /** Sends fields with the page's token, whatever form they belong to. */
  post(action: string, fields: Record<string, string>): Promise<Page> {
    return this.open(action, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: this.token, ...this.ties, ...this.shown, ...fields }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  /** Files in a form with the page's token. */
  formWith(files: readonly [name: string, bytes: Buffer][]): FormData {
    const form = new FormData();
    form.append('_csrf', this.token);
    if (this.once !== undefined) form.append('once', this.once);
    for (const [name, bytes] of files) form.append('files', new Blob([new Uint8Array(bytes)]), name);
    return form;
  }

  sendFiles(action: string, files: readonly [name: string, bytes: Buffer][]): Promise<Page> {
    return this.open(this.aboutIt(action), { method: 'POST', body: this.formWith(files) });
  }

  async signIn(username: string, password: string): Promise<void> {
    this.cookies.clear();
    await this.open('/sign-in');
    await this.submit('/sign-in', { username, password });
    // Whoever was refused finds their words kept when they come again.
    if (!/\/(desk|admin|kept-forms)/.test(this.page.url))
      throw new Error(`${username} could not sign in: ${this.page.status}`);
  }

  /** Goes on with the session of somebody who has signed in, without the time that a password takes. */
  resume(session: string): this {
    this.cookies.set('session', session);
    return this;
  }

  /** Addresses of links whose text holds `text`. */
  links(text: string): string[] {
    return elements(this.document, 'a')
      .filter((link) => wordsOf(link).includes(text))
      .map((link) => attributeOf(link, 'href'));
  }
}
