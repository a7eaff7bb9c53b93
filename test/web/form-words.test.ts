/** The words of form-js: each that it asks a translation for has one; what it cannot translate is refused or our own. */
import { expect } from 'chai';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { unsupportedComponents } from '../../domain/forms/form.js';
import { loadWords } from '../../web/shell/i18n.js';
import { FORM_JS_WORDS, translation } from '../../web/browser/form-js/words.js';

const source = fs
  .readFileSync(createRequire(import.meta.url).resolve('@bpmn-io/form-js-viewer'), 'utf8')
  .replace(/\/\*[\s\S]*?\*\//g, '');
/** What only somebody who draws forms reads, in the console. */
const FOR_DEVELOPERS = ["binding path '{value}' is already claimed"];

describe('the words of form-js', () => {
  it('have each a translation in both languages', () => {
    const asked = [...source.matchAll(/ranslate\((?:'([^'\n]+)'|"([^"\n]+)")/g)].map(
      ([, one, two]) => one ?? two ?? '',
    );
    expect(asked.length).to.be.greaterThan(40);
    const missing = asked.filter((text) => !FOR_DEVELOPERS.includes(text) && !(text in FORM_JS_WORDS));
    expect([...new Set(missing)]).to.deep.equal([]);
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = loadWords(locale);
      const without = Object.values(FORM_JS_WORDS).filter((key) => !words.has(`desk.formWords.${key}`));
      expect(without, locale).to.deep.equal([]);
    }
  });

  it('keep what stands in their gaps', () => {
    const say = translation({ decimals: '最多保留 {value} 位小数' });
    expect(say('Value is expected to have at most {value} decimal digits.', { value: 3 })).to.equal(
      '最多保留 3 位小数',
    );
  });

  it('that are English whatever one does belong to components that no form of ours has', () => {
    const components = ['filepicker', 'dynamiclist', 'taglist', 'table', 'image', 'documentPreview', 'datetime'];
    const schema = { components: components.map((type) => ({ type, key: type, subtype: 'time' })) };
    expect(unsupportedComponents(schema)).to.deep.equal(components);
  });
});
