/** Whoever starts the application reads in their own language why it does not. */
import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import { inBothLanguages } from '../../gateways/start-refusals.js';

const root = path.resolve(import.meta.dirname, '../..');
/** Where refusals are written, and the class that they are of. */
const PLACES = ['main.ts', 'db/database.ts', 'db/keys.ts', 'engine/storage/database.ts', 'gateways/data-pair.ts'];
const WRITTEN = /new (?:DatabaseError|DataError|PairError|BundleError)\(\s*([`'])((?:(?!\1)[\s\S])+)\1/g;
/** Says what a library said: there is nothing to translate. */
const OPEN_ENDED = /cannot be used: \$\{message\}/;

describe('a refusal to start', () => {
  const written = PLACES.flatMap((name) =>
    [...fs.readFileSync(path.join(root, name), 'utf8').matchAll(WRITTEN)].map(([, , text = '']) => text),
  ).filter((text) => !OPEN_ENDED.test(text));

  it('has a Chinese sentence before the English one, with the same file or port in it, wherever it is written', () => {
    expect(written.length).to.be.greaterThan(15);
    for (const text of written) {
      const english = text.replace(/\$\{[^}]+\}/g, 'THIS');
      const said = inBothLanguages(english);
      expect(said, english).to.match(/^[^\n]*\p{Script=Han}[^\n]*。\n/u);
      expect(said.endsWith(`\n${english}`), english).to.equal(true);
      if (english.startsWith('THIS')) expect(said).to.match(/^(?:无法\S* )?THIS|：?THIS/);
    }
  });

  it('names how to go on with two that are not of the same moment', () => {
    const english =
      "The engine's data is older than the desk's database. Restore both, or start once with DATA_PAIR=1234abcd: the page shows it.";
    expect(inBothLanguages(english)).to.match(/^流程引擎的数据比业务数据库旧：.*DATA_PAIR=1234abcd.*\n/);
  });

  it('that is not known stays as it is', () => {
    expect(inBothLanguages('Error: unforeseen')).to.equal('Error: unforeseen');
  });
});
