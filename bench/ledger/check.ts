/** The check by itself: what it needs is measured of this process. */
import { openDatabase } from '../../db/database.js';
import { checkLedger } from '../../domain/core/index.js';
import { timed } from '../measure.js';
import { KEYS } from './make.js';

const [, , file = ''] = process.argv;
const database = await openDatabase({ file });
let found: { entries: number; faults: string[] } = { entries: 0, faults: [] };
const ms = await timed(async () => {
  const { entries, faults } = await checkLedger(database, KEYS);
  found = { entries, faults: faults.map(({ en }) => en) };
});
await database.close();
const { entries, faults } = found;
process.send?.({ entries, faults, ms, peakMb: process.resourceUsage().maxRSS / 1_024 }, () => process.disconnect());
