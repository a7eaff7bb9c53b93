/** Every rule has a test that names it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { RULES } from './rules.js';

describe('the rules', () => {
  it('are each named by a test', () => {
    const root = path.resolve(import.meta.dirname, '..');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
    const text = files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
    const named = new Set(
      [...text.matchAll(/\(rules? ([\d, ]+)\)/g)].flatMap(([, numbers]) => (numbers ?? '').split(',').map(Number)),
    );
    const missing = Object.entries(RULES).filter(([number]) => !named.has(Number(number)));
    expect(missing.map(([number, rule]) => `${number} ${rule}`)).to.deep.equal([]);
    expect([...named].filter((number) => !RULES[number])).to.deep.equal([]);
  });
});
