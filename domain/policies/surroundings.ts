/** What a policy is checked against: the other files, who works here, what the engine has. */
import type { Context } from '../core/context.js';
import { EngineError } from '../core/engine.js';
import { newestContents } from '../definitions/index.js';
import { isDepartment, type List } from '../organisation/model.js';
import { checkPolicy, type CheckContext } from './check.js';
import type { Problem } from './problems.js';
import { policyFiles } from './kept.js';
import type { PolicyFile } from './tables.js';

/** @param more files that are checked as they are given, and not as the folder has them */
export async function surroundings(context: Context, more: readonly PolicyFile[] = []): Promise<CheckContext> {
  const files = new Map(await policyFiles(context));
  for (const file of more) files.set(file.code, file);
  const active = (await context.deps.store.read.people.all()).filter((user) => user.active);
  const entries = (await context.deps.store.read.organisation.all()).filter(({ inUse }) => inUse);
  const contents = await newestContents(context);
  const codes = (list: List): string[] => entries.flatMap((entry) => (entry.list === list ? entry.code : []));
  const departments = codes('department').filter(isDepartment);
  return {
    files,
    staffed: new Set(active.flatMap(({ groups }) => groups)),
    departments,
    dutyKinds: codes('duty'),
    steps: codes('step'),
    contents,
  };
}

/** @throws {EngineError} where the engine does not answer: that says nothing about what is deployed */
async function isDeployed(context: Context, table: string): Promise<boolean> {
  try {
    await context.decide(null, table, {});
    return true;
  } catch (error) {
    if (error instanceof EngineError && [400, 404].includes(error.status)) return false;
    throw error;
  }
}

/** What keeps it from being activated. @throws {EngineError} */
export async function problemsOf(context: Context, file: PolicyFile, around: CheckContext): Promise<Problem[]> {
  const problems = checkPolicy(file, around);
  if (await isDeployed(context, `profile_${file.code}`)) return problems;
  return [...problems, { code: 'notDeployed', table: '', row: '', column: '', rules: [], value: file.code }];
}
