/** The stylesheet that every page loads: all that pages name, nothing else of govuk-frontend. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import { namedClasses, withoutUnused } from '../../cli/unused-styles.js';

const web = path.resolve(import.meta.dirname, '../../web');
/** Those of govuk-frontend that it gives no rule itself: they only name a part. */
const WITHOUT_RULE = ['govuk-table__row'];
const SOURCE = '<a class="govuk-button{{#if kind}} govuk-button--{{kind}}{{/if}}"><p class="govuk-body">';

function builtStyles(): string {
  const { files } = JSON.parse(fs.readFileSync(path.join(web, 'assets/built/manifest.json'), 'utf8')) as {
    files: Record<string, string>;
  };
  return fs.readFileSync(path.join(web, 'assets/built', files['site.css'] ?? ''), 'utf8');
}

describe('the stylesheet', () => {
  const prune = (css: string): string => withoutUnused(css, namedClasses([SOURCE]));

  it('leaves out rules whose classes no page names', () => {
    expect(prune('.govuk-body{a:b}.govuk-table{a:b}.app-card{a:b}')).to.equal('.govuk-body{a:b}.app-card{a:b}');
    expect(prune('.govuk-table,.govuk-body{a:b}')).to.equal('.govuk-body{a:b}');
    expect(prune('.govuk-body+.govuk-table{a:b}')).to.equal('');
  });

  it('keeps every variant of a class that a view puts together', () => {
    const css = '.govuk-button--warning:hover{a:b}.govuk-button--secondary{a:b}';
    expect(prune(css)).to.equal(css);
  });

  it('looks into what holds for some screens only, and leaves the rest as it is', () => {
    expect(prune('@media print{.govuk-table{a:b}}')).to.equal('');
    expect(prune('@media print{.govuk-table{a:b}.govuk-body{a:b}}')).to.equal('@media print{.govuk-body{a:b}}');
    const other = '@charset "UTF-8";@font-face{font-family:x}:root{--govuk-table:red}a:is(.x,:not(.y),.z){a:b}';
    expect(prune(other)).to.equal(other);
    expect(prune('a:is(.govuk-table,.y),.govuk-body{a:b}')).to.equal('.govuk-body{a:b}');
  });

  it('has a rule for every class of govuk-frontend that a view names: without one, two parts of a page stick together', () => {
    const views = fs.readdirSync(path.join(web, 'views'), { recursive: true, encoding: 'utf8' });
    const text = views
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => fs.readFileSync(path.join(web, 'views', name), 'utf8'))
      .join('\n');
    const named = new Set(text.match(/\bgovuk-[\w!-]*\w/g) ?? []);
    expect(named.size).to.be.greaterThan(50);
    const styles = builtStyles().replaceAll('\\', '');
    const without = [...named].filter((name) => !styles.includes(`.${name}`) && !WITHOUT_RULE.includes(name));
    expect(without).to.deep.equal([]);
  });

  it('is built so: it has every class that a view names and govuk-frontend styles', () => {
    const css = builtStyles();
    for (const kept of [
      '.govuk-radios__input:checked',
      '.govuk-button--secondary',
      '.govuk-error-summary',
      '.govuk-tag--red',
    ])
      expect(css, kept).to.include(kept);
    for (const gone of ['.govuk-drop-zone', '.govuk-summary-card', '.govuk-exit-this-page'])
      expect(css, gone).not.to.include(gone);
    expect((css.match(/\{/g) ?? []).length).to.equal((css.match(/\}/g) ?? []).length);
  });
});
