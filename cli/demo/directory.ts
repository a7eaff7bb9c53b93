/** The directory of a demonstration: marked as one, so that nobody's real data is ever made anew. */
import fs from 'node:fs';
import path from 'node:path';
import { CommandError } from '../house.js';

/** Says what the directory was made from, and what it came to. */
export const MARK = 'demo.json';

export function mark(dataDir: string, facts: object): void {
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(path.join(dataDir, MARK), `${JSON.stringify(facts, null, 2)}\n`);
}

/** @throws {CommandError} where there is something already that must not, or was not asked to, give way */
export function makeRoom(dataDir: string, again: boolean): void {
  if (!fs.existsSync(dataDir)) return;
  if (!again)
    throw new CommandError(
      `${dataDir} 已存在：加 --again 重新生成。 ${dataDir} exists: give --again to make it anew, or --data for another one.`,
    );
  if (!fs.existsSync(path.join(dataDir, MARK)))
    throw new CommandError(
      `${dataDir} 不是演示数据，不予删除。 ${dataDir} holds no demonstration (it has no ${MARK}): it is left as it is.`,
    );
  fs.rmSync(dataDir, { recursive: true });
}
