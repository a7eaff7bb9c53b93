/** A data directory of an earlier release, opened by this one as a start opens it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { House } from '../../cli/demo/house.js';
import { bundle } from '../kit/bundle.js';
import { ledgerFaults } from '../kit/ledger.js';
import { withCells } from '../kit/policy.js';
import { readRelease, unpack } from './stored.js';

/** What it leaves behind is deleted with it. */
export interface OldHouse {
  house: House;
  ledgerFaults(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openRelease(name: string): Promise<OldHouse> {
  const { at, cells } = readRelease(name);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
  const master = unpack(name, dataDir);
  const house = await House.open({
    dataDir,
    master,
    zone: 'Asia/Shanghai',
    companyName: '示范燃气公司',
    start: Date.parse(at),
    // Whoever updates keeps the figures of the company.
    bundle: await withCells(bundle(), cells),
  });
  return {
    house,
    ledgerFaults: () => ledgerFaults(house.database, master),
    async close() {
      await house.close();
      fs.rmSync(dataDir, { recursive: true });
    },
  };
}

export async function incidentsOf({ client }: House): Promise<(string | null)[]> {
  const { items } = await client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 100 });
  return items.map(({ errorMessage }) => errorMessage);
}
