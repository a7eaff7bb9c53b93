/** The tables as they lie in the folder now: read once, and again as soon as somebody saves a file. */
import { expect } from 'chai';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { diffPolicies } from '../../domain/policies/diff.js';
import { settingsOf, tableOf } from '../../domain/policies/tables.js';
import { PolicyFileError, readPolicies, saveAsNext } from '../../gateways/policy-files.js';

const SHIPPED = path.join(import.meta.dirname, '..', '..', 'workflows', 'policies');

describe('the policy files', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policies-'));
    fs.cpSync(SHIPPED, folder, { recursive: true });
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const company = async () => (await readPolicies(folder)).get('COMPANY_2025_1');
  const disputeDays = async () => {
    const table = tableOf((await company()) ?? { code: '', title: '', tables: [], content: '', hash: '' }, 'online');
    return table && settingsOf(table)['disputeDays'];
  };

  it('are saved as the next version under another name; what is in force says again what it said', async () => {
    const address = path.join(folder, 'D03_2025_1.dmn');
    const held = fs.readFileSync(address, 'utf8');
    const cell = /(<outputEntry id="limits_investigate_amount">\s*<text>)5/;
    fs.writeFileSync(address, held.replace(cell, '$17'));
    await saveAsNext(folder, 'D03_2025_1', 'D03_2026_1', held);
    const files = await readPolicies(folder);
    const [old, next] = [files.get('D03_2025_1'), files.get('D03_2026_1')];
    expect(old?.content).to.equal(held);
    expect(next?.content).not.to.include('D03_2025_1');
    expect(next?.tables.map(({ kind }) => kind)).to.deep.equal(old?.tables.map(({ kind }) => kind));
    if (old === undefined || next === undefined) throw new Error('It is not there.');
    expect(diffPolicies(old, next).map(({ table, cells }) => [table, cells])).to.deep.equal([
      ['办理期限', [{ column: '数量', name: 'amount', before: '5', after: '7' }]],
    ]);
    for (const [name, words] of [
      ['D03_2026_1', 'is there already'],
      ['D04_2026_1', 'is no version of the same policy'],
      ['next', 'is no version of the same policy'],
    ] as const) {
      const refused = await saveAsNext(folder, 'D03_2025_1', name, null).catch((error: Error) => error.message);
      expect(refused).to.include(words);
    }
  });

  it('are not read twice as long as nobody saves them, and at once when somebody does', async () => {
    expect(await disputeDays()).to.equal(30);
    expect(await company()).to.equal(await company());
    const file = path.join(folder, 'COMPANY_2025_1.dmn');
    const text = fs.readFileSync(file, 'utf8');
    const cell = /(<outputEntry id="online_settings_disputeDays">\s*<text>)30/;
    // Modeler writes a new file of the same size.
    fs.writeFileSync(
      file,
      text.replace(cell, (_all, before: string) => `${before}45`),
    );
    expect(await disputeDays()).to.equal(45);
  });

  it('that are added or taken away are there or gone', async () => {
    const before = (await readPolicies(folder)).size;
    fs.rmSync(path.join(folder, 'D11_2025_1.dmn'));
    expect([(await readPolicies(folder)).size, (await readPolicies(folder)).has('D11_2025_1')]).to.deep.equal([
      before - 1,
      false,
    ]);
  });

  it('are the same tables where somebody leaves out, or writes down, what holds anyway', async () => {
    const before = await company();
    const address = path.join(folder, 'COMPANY_2025_1.dmn');
    const written = fs.readFileSync(address, 'utf8');
    const fewer = written.replaceAll(' hitPolicy="UNIQUE"', '');
    expect(fewer).not.to.equal(written);
    fs.writeFileSync(address, fewer);
    expect((await company())?.tables.map(({ hash }) => hash)).to.deep.equal(before?.tables.map(({ hash }) => hash));
  });

  it('that are no DMN are an error that names the file', async () => {
    fs.writeFileSync(path.join(folder, 'D99_2025_1.dmn'), '<nonsense');
    const outcome = await readPolicies(folder).catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(PolicyFileError);
    expect(String(outcome)).to.include('D99_2025_1.dmn');
  });
});
