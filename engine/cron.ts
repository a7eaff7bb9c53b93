/** Cron expressions as Zeebe takes them: Spring's six fields (seconds first) and macros, in the machine's time zone. */
import { Cron } from 'croner';
import { reasonOf } from './reason.js';
import type { Instant } from './records.js';

const MACROS: Record<string, string> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
/** The highest value of each field, for a start without an end: `10/5` → `10-59/5`. */
const HIGHEST = [59, 59, 23, 31, 12, 7];

function compile(text: string): Cron {
  const fields = (MACROS[text.trim()] ?? text).trim().split(/\s+/);
  if (fields.length !== HIGHEST.length)
    throw new Error(`Cron expression must consist of 6 fields (found ${fields.length} in "${text}")`);
  const pattern = fields.map((field, index) =>
    field
      .split(',')
      .map((part) => part.replace(/^(\d+)\//, `$1-${HIGHEST[index]}/`))
      .join(',')
      .replace('?', '*'),
  );
  return new Cron(pattern.join(' '), { mode: '6-part', paused: true });
}

/** Why a text is no cron expression; null where it is one. */
export function cronFailure(text: string): string | null {
  try {
    compile(text);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** The next time after `from`; null where there is none, or the text is no cron expression. */
export function nextCron(text: string, from: Instant): Instant | null {
  if (cronFailure(text) !== null) return null;
  return compile(text).nextRun(new Date(from))?.getTime() ?? null;
}
