/**
 * Data directories as earlier releases have left them, opened by this one: every case that was under way ends, and nothing
 * of what was written before is lost. Each folder here is one, named after the day of its release: the demonstration of
 * that release (`npm run demo -- --complaints 24 --data DIR --no-start`), its key, and its two files compressed.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect } from 'chai';
import { House } from '../../cli/demo/house.js';
import { ENDED_STATES } from '../../domain/cases/index.js';
import { checkLedger } from '../../domain/core/index.js';
import { workToTheEnd } from '../kit/to-the-end.js';

const FILES = ['desk.sqlite', 'engine.sqlite'];
const RELEASES = fs
  .readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('the data of an earlier release', () => {
  for (const release of RELEASES)
    it(`of ${release} goes on: every case that was under way is worked to its end`, async () => {
      const stored = path.join(import.meta.dirname, release);
      const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
      for (const name of FILES)
        fs.writeFileSync(
          path.join(dataDir, name),
          zlib.brotliDecompressSync(fs.readFileSync(path.join(stored, `${name}.br`))),
        );
      const master = Buffer.from(fs.readFileSync(path.join(stored, 'data-key'), 'utf8').trim(), 'base64');
      const house = await House.open({
        dataDir,
        master,
        zone: 'Asia/Shanghai',
        companyName: '示范燃气公司',
        start: Date.parse(`${release}T16:00:00.000Z`),
      });
      try {
        const { complaints } = house.database.read;
        const before = await complaints.all();
        const underWay = before.filter(({ state }) => !ENDED_STATES.includes(state));
        expect(underWay.length, 'cases under way').to.be.greaterThan(0);

        const worked = await workToTheEnd(house);
        expect(worked.length, 'tasks').to.be.greaterThan(underWay.length);
        const after = await complaints.all();
        expect(after.filter(({ state }) => !ENDED_STATES.includes(state)).map(({ number }) => number)).to.deep.equal(
          [],
        );
        expect(after.map(({ number }) => number)).to.deep.equal(before.map(({ number }) => number));
        const { items } = await house.client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 10 });
        expect(items.map(({ errorMessage }) => errorMessage)).to.deep.equal([]);
        const { entries, faults } = await house.database.snapshot(checkLedger);
        expect(entries, 'entries of the ledger').to.be.greaterThan(1_000);
        expect(faults).to.deep.equal([]);
      } finally {
        await house.close();
        fs.rmSync(dataDir, { recursive: true });
      }
    });
});
