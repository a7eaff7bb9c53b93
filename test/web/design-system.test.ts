/** The design page: every component is on it, in both languages and every theme, and its colours are those of the pages. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import { LOCALES } from '../../web/shell/i18n.js';
import { COLOUR_NAMES, contrast, contrastOf, LEAST, PAIRS, valueOf } from '../../web/design-system/palette.js';
import { attributeOf, attributesOn, element, elements, words } from '../kit/html.js';
import { withWeb } from '../kit/web.js';

const root = path.resolve(import.meta.dirname, '../../web');
const partials = fs.readdirSync(path.join(root, 'views/partials')).map((file) => path.parse(file).name);
const built = path.join(root, 'assets/built');
const styles = (): string => {
  const manifest = JSON.parse(fs.readFileSync(path.join(built, 'manifest.json'), 'utf8')) as {
    files: Record<string, string>;
  };
  return fs.readFileSync(path.join(built, manifest.files['site.css'] ?? ''), 'utf8');
};
/** `#fff` → `#ffffff` */
const full = (hex: string): string => (hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex);

/** The last value of a property in rules of exactly this selector. */
function valueIn(css: string, selector: string, property: string): string | undefined {
  const bodies = css
    .split('}')
    .map((rule) => rule.split('{'))
    .filter((parts) => parts.at(-2)?.split(',').includes(selector));
  const values = bodies.flatMap((parts) =>
    (parts.at(-1) ?? '').split(';').filter((declaration) => declaration.startsWith(`${property}:`)),
  );
  return values.map((value) => full(value.slice(property.length + 1).trim())).at(-1);
}

describe('the design page', () => {
  const web = withWeb();

  for (const locale of LOCALES)
    it(`shows every component in ${locale}`, async () => {
      const browser = web().visitor();
      const { status, html } = await browser.open(`/design-system?lang=${locale}`);
      expect(status).to.equal(200);
      const shown = new Set(elements(html, '[data-example]').map((one) => attributeOf(one, 'data-example')));
      expect([...shown], 'write an example in web/design-system').to.have.members(partials);
      expect(words(browser)).not.to.match(/\b(design|public|desk|admin|common|terms)\.\w+\.\w+/);
      for (const text of [words(browser), ...attributesOn(html, '*')])
        expect(text).not.to.match(/\bundefined\b|\[object/);
      const ids = elements(html, '[id]').map(({ id }) => id);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        'ids used twice',
      ).to.deep.equal([]);
      expect(Buffer.byteLength(html), 'size of the page').to.be.below(120_000);
    });

  it('shows the theme that is asked for, and no other', async () => {
    const theme = async (query: string): Promise<string | undefined> =>
      element((await web().visitor().open(`/design-system${query}`)).html, 'html')?.getAttribute('data-theme') ??
      undefined;
    for (const name of ['light', 'dark', 'print']) expect(await theme(`?theme=${name}`)).to.equal(name);
    for (const query of ['', '?theme=', '?theme=blue"><script>', '?theme=dark&theme=light'])
      expect(await theme(query), query).to.equal(undefined);
  });

  it('is kept from search engines, and has no script of its own', async () => {
    const answer = await fetch(`${web().url}/design-system?theme=dark`);
    expect(answer.headers.get('x-robots-tag')).to.equal('noindex');
    expect(answer.headers.get('content-security-policy')).to.include("script-src 'self';");
    const html = await answer.text();
    expect(elements(html, '[style], script:not([src])')).to.deep.equal([]);
    const handlers = elements(html, '*').flatMap((one) =>
      one.getAttributeNames().filter((name) => name.startsWith('on')),
    );
    expect(handlers).to.deep.equal([]);
  });
});

describe('the colours', () => {
  it('are measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).to.equal(21);
    expect(contrast('#767676', '#ffffff')).to.be.within(4.54, 4.55);
    expect(contrast('#777777', '#ffffff')).to.be.below(4.5);
  });

  for (const surroundings of ['light', 'dark'] as const)
    it(`reach their contrast in ${surroundings} surroundings`, () => {
      const weak = PAIRS.filter((pair) => contrastOf(pair, surroundings) < LEAST[pair.kind]);
      expect(weak.map((pair) => `${pair.name}: ${contrastOf(pair, surroundings).toFixed(2)}`)).to.deep.equal([]);
    });

  it('are those of the styles', () => {
    const css = styles();
    const dark = css.slice(css.indexOf('@media screen{:root:where([data-theme=dark])'));
    const light = css.slice(0, css.indexOf('@media screen and (prefers-color-scheme: dark)'));
    const screen = light.replace(/@media print\{(?:[^{}]*\{[^{}]*\})*\}/g, '');
    for (const name of COLOUR_NAMES) {
      const [, selector = '', property = ''] =
        /^(\S.*) (\S+)$/.exec(name.startsWith('--') ? `:root ${name}` : name) ?? [];
      const where = name.startsWith('--')
        ? ':root:where([data-theme=dark])'
        : `:where(:root:where([data-theme=dark])) ${selector}`;
      const inLight =
        name === '.govuk-notification-banner__title color' ? '#ffffff' : valueIn(screen, selector, property);
      expect(inLight, `${name}, light`).to.equal(valueOf(name, 'light'));
      expect(valueIn(dark, where, property) ?? inLight, `${name}, dark`).to.equal(valueOf(name, 'dark'));
    }
  });
});
