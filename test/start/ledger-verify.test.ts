/** `npm run ledger:verify` as an auditor runs it, beside a house that is open. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { fileComplaint } from '../kit/journey.js';
import { program } from '../kit/program.js';
import { Server } from '../kit/server.js';

describe('the check of the ledger, from the command line', function () {
  this.timeout(60_000);
  let server: Server;
  const archive = fs.mkdtempSync(path.join(os.tmpdir(), 'archive-'));
  before(async () => {
    server = new Server(undefined, { LEDGER_RECEIPT_DIR: archive });
    await server.start();
  });
  after(async () => {
    await server.remove();
    fs.rmSync(archive, { recursive: true, force: true });
  });

  async function verify(...words: string[]): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, [await program('cli/ledger-verify.ts'), ...words], {
      env: { PATH: '/usr/bin:/bin', HOME: os.tmpdir(), DATA_DIR: path.join(server.dataDir, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
  }

  it('says that it is whole, also by a receipt; then which row was altered, what it says and what it should, in both languages', async () => {
    const { number } = await fileComplaint(server.url);
    const [receipt = ''] = fs.readdirSync(archive).filter((name) => name.endsWith('.json'));
    const well = await verify('--receipt', path.join(archive, receipt));
    expect(well.code, well.said).to.equal(0);
    expect(well.said)
      .to.match(/台账完整：共 \d+ 条/)
      .and.match(/The ledger is whole: \d+ entries/);
    expect(well.said).to.include('台账仍包含 1 份回执所证明的内容').and.include('It still contains');

    await server.inDatabase(({ knex }) => knex('complaint').update({ category: 'billing' }));
    const broken = await verify();
    expect(broken.code, broken.said).to.equal(1);
    expect(broken.said).to.match(
      new RegExp(`✗ complaint \\S+（投诉 ${number}）：category 为 billing，台账记载为 metering`),
    );
    expect(broken.said).to.match(
      new RegExp(`complaint \\S+ of complaint ${number}: category is billing, but the ledger says metering`),
    );
  });

  it('says of a file without a receipt that it holds none, and of one that is not there that it cannot be read', async () => {
    const file = path.join(archive, 'nothing.txt');
    fs.writeFileSync(file, 'nothing');
    const { code, said } = await verify('--receipt', file);
    expect([code, said]).to.deep.equal([1, `${file} 中没有台账回执。 It holds no receipt of a ledger.\n`]);
    expect((await verify('--receipt', `${file}s`)).said)
      .to.include('无法读取')
      .and.include('ENOENT');
  });
});
