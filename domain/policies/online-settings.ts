/** What the company has set for acts on the portal: its table `online_`. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { SetUpError } from '../core/errors.js';
import { recordOf } from '../core/own.js';
import { policyFiles } from './kept.js';
import { type PolicyFile, tableOf, settingsOf } from './tables.js';

/** One row of `online_<company>`. */
export interface OnlineSettings {
  urgeEveryWorkingDays: number;
  /** Days after archiving within which the answer may be disputed. */
  disputeDays: number;
  /** How often in all. */
  disputes: number;
  appeals: number;
  evaluationDays: number;
}

const NAMES = ['urgeEveryWorkingDays', 'disputeDays', 'disputes', 'appeals', 'evaluationDays'] as const;

/** @throws {Error} naming the setting that is no number */
function onlineSettingsOf(file: PolicyFile | undefined): OnlineSettings {
  const table = file && tableOf(file, 'online');
  const found = table ? settingsOf(table) : {};
  return recordOf(NAMES, (name) => {
    const value = found[name];
    if (typeof value !== 'number')
      throw new SetUpError(`The table online_${file?.code ?? ''} has no number for ${name}.`);
    return value;
  });
}

/** Those of the company's rules that hold for the case. */
export async function onlineSettings(context: Context, complaint: Complaint): Promise<OnlineSettings> {
  const files = await policyFiles(context);
  return onlineSettingsOf(files.get(await context.supervisionOf(complaint)));
}
