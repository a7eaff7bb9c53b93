/** The words of the pages: both languages complete, and every key the code asks for is there. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import { loadWords } from '../../web/shell/i18n.js';

const web = path.resolve(import.meta.dirname, '../../web');
const chinese = loadWords('zh-CN');
const english = loadWords('en');
const placeholders = (text = ''): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

/** Keys written out in code and templates: `t('a.b')`, `{{t "a.b"}}`, `(t "a.b")`. */
function keysInUse(): Map<string, string> {
  const keys = new Map<string, string>();
  const files = fs.readdirSync(web, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(ts|hbs)$/.test(name) && !name.startsWith('assets'))) {
    const source = fs.readFileSync(path.join(web, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    for (const [, code, page = ''] of source.matchAll(/\bt\(\s*'([\w.-]+)'|[{(]t "([\w.-]+)"/g))
      keys.set(code ?? page, file);
    for (const [, key = ''] of source.matchAll(/setFlash\([^)]*'([\w.-]+)'\)/g)) keys.set(key, file);
  }
  return keys;
}

describe('the words', () => {
  it('are the same keys in both languages, but for the English singular', () => {
    const plain = [...english.keys()].filter((key) => !key.endsWith('_one'));
    expect(
      plain.filter((key) => !chinese.has(key)),
      'only in English',
    ).to.deep.equal([]);
    expect(
      [...chinese.keys()].filter((key) => !english.has(key)),
      'only in Chinese',
    ).to.deep.equal([]);
  });

  it('have the same facts in them', () => {
    const different = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key)).join(),
    );
    expect(different.map(([key]) => key)).to.deep.equal([]);
  });

  it('are there for every key that code and pages ask for', () => {
    const used = keysInUse();
    expect(used.size).to.be.greaterThan(200);
    const missing = [...used].filter(([key]) => !chinese.has(key)).map(([key, file]) => `${key} in ${file}`);
    expect(missing).to.deep.equal([]);
  });

  it('are Chinese in Chinese and English in English', () => {
    const noHan = [...chinese].filter(
      ([key, text]) =>
        !/[\u4e00-\u9fff]/.test(text.replace(/\{\w+\}/g, '')) &&
        /[a-z]{3}/i.test(text.replace(/\{\w+\}/g, '')) &&
        key !== 'common.languageName',
    );
    expect(noHan.map(([key, text]) => `${key}: ${text}`)).to.deep.equal([]);
    const han = [...english].filter(([key, text]) => /[\u4e00-\u9fff]/.test(text) && key !== 'common.languageName');
    expect(han.map(([key, text]) => `${key}: ${text}`)).to.deep.equal([]);
  });
});
