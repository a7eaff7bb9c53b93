/** The tables as they lie in the folder now: read once, and again as soon as somebody saves a file. */
import { expect } from 'chai';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { settingsOf, tableOf } from '../../domain/policies/tables.js';
import { PolicyFileError, readPolicies } from '../../gateways/policy-files.js';

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
    const table = tableOf((await company()) ?? { code: '', title: '', tables: [], hash: '' }, 'online');
    return table && settingsOf(table)['disputeDays'];
  };

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

  it('that are no DMN are an error that names the file', async () => {
    fs.writeFileSync(path.join(folder, 'D99_2025_1.dmn'), '<nonsense');
    const outcome = await readPolicies(folder).catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(PolicyFileError);
    expect(String(outcome)).to.include('D99_2025_1.dmn');
  });
});
