/**
 * `npm run calendar -- preview FILE`, `npm run calendar -- load FILE`: a year of the national calendar as JSON
 * (`{ year, notice, daysOff: [{ from, to, name }], makeUpWorkdays }`), first what it moves, then the load itself.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DomainError } from '../domain/core/index.js';
import type { Move } from '../domain/deadlines/index.js';
import { CommandError, onHouse } from './house.js';

const USAGE = '用法 usage: npm run calendar -- preview|load FILE.json';
const YEAR = z.object({
  year: z.number().int(),
  notice: z.string(),
  daysOff: z.array(z.object({ from: z.string(), to: z.string(), name: z.string() })),
  makeUpWorkdays: z.array(z.string()),
});

function yearOf(file: string) {
  try {
    return YEAR.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new CommandError(`${file} 不是年度日历。 It is no year of the calendar.\n${USAGE}`);
  }
}

function show(moves: readonly Move[]): void {
  for (const { complaintId, step, before, after, settled } of moves)
    console.log(`  ${complaintId} ${step}: ${before} → ${after}${settled ? ' 确定 settled' : ''}`);
  console.log(`${moves.length} 项期限变动 limits move`);
}

const [command, file] = process.argv.slice(2);
if ((command === 'preview' || command === 'load') && file !== undefined)
  await onHouse(async (useCases) => {
    try {
      const year = yearOf(file);
      show(
        command === 'load'
          ? await useCases.deadlines.loadCalendar('operator', year)
          : await useCases.deadlines.previewCalendar(year),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new CommandError(`日历有误 The calendar is wrong: ${Object.keys(error.fields).join(', ')}`);
    }
  });
else {
  console.error(USAGE);
  process.exitCode = 2;
}
