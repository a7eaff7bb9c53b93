/** The questions of a matter are read from the folder each time; a file that is broken keeps nobody from complaining. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { matterForms } from '../../gateways/matter-forms.js';

describe('the forms of the matters', () => {
  let folder: string;
  const logged: string[] = [];
  const log = {
    info: () => undefined,
    warn: (facts: object, message: string) => void logged.push(`${message} ${JSON.stringify(facts)}`),
    error: () => undefined,
  };
  const write = (name: string, text: string): void => fs.writeFileSync(path.join(folder, 'matters', name), text);
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'matters-'));
    fs.mkdirSync(path.join(folder, 'matters'));
    logged.length = 0;
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('are there as soon as they are saved, and gone as soon as they are taken away', async () => {
    const form = matterForms(folder, log);
    expect(await form('price')).to.equal(null);
    write('price.form', JSON.stringify({ id: 'price', components: [{ type: 'number', key: 'amount' }] }));
    expect(await form('price')).to.have.property('id', 'price');
    fs.rmSync(path.join(folder, 'matters', 'price.form'));
    expect(await form('price')).to.equal(null);
    expect(logged).to.deep.equal([]);
  });

  it('ask nothing where they cannot be read, and the log says why', async () => {
    const form = matterForms(folder, log);
    write('price.form', '{ "components": [');
    write('supply.form', JSON.stringify({ components: [{ type: 'filepicker', key: 'photo' }] }));
    expect([await form('price'), await form('supply')]).to.deep.equal([null, null]);
    expect(logged).to.have.length(2);
    expect(logged.join()).to.include('"category":"price"').and.to.include('filepicker');
  });

  it('are those of categories only: no other file is looked for', async () => {
    fs.writeFileSync(path.join(folder, 'secret.form'), '{}');
    expect(await matterForms(folder, log)('../secret')).to.equal(null);
    expect(logged).to.deep.equal([]);
  });
});
