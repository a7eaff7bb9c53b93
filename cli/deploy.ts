/**
 * `npm run deploy -- --by 管理员01 --reason … [--folder workflows]`: the folder that the owners of the rules edit becomes the
 * bundle that new cases go by. Cases that run keep theirs.
 */
import { parseArgs } from 'node:util';
import { DomainError, EngineError, LONGEST_REASON } from '../domain/core/index.js';
import { BundleError } from '../domain/definitions/index.js';
import type { UseCases } from '../domain/modules.js';
import { GuardedError } from '../domain/policies/index.js';
import { filesOf, readBundle } from '../gateways/deploy.js';
import { inBothLanguages } from '../gateways/start-refusals.js';
import { WORKFLOWS } from '../wiring.js';
import { CommandError, onHouse } from './house.js';

const USAGE = `用法 usage:
  npm run deploy -- --by ACCOUNT --reason TEXT [--folder FOLDER]`;

function inWords(error: unknown, username: string): string | null {
  if (error instanceof GuardedError) return `${error.words['zh-CN']}\n${error.words.en}`;
  if (error instanceof BundleError) return inBothLanguages(error.message);
  if (error instanceof EngineError && error.status === 400)
    return `流程引擎拒绝部署，没有任何改变。 The engine refuses it; nothing has changed.\n${error.message}`;
  if (!(error instanceof DomainError)) return null;
  return error.code === 'forbidden'
    ? `${username} 不是在用的管理员账号，不能部署。 ${username} is no administrator's account.`
    : `请说明理由，不超过 ${LONGEST_REASON} 个字。 Say why, in at most ${LONGEST_REASON} characters.\n${USAGE}`;
}

async function deploy(useCases: UseCases, username: string, reason: string, folder: string): Promise<void> {
  const files = filesOf(readBundle(folder));
  if (files.length === 0)
    throw new CommandError(`${folder} 中没有流程文件。 There is no diagram, table, form or notice in ${folder}.`);
  try {
    const bundle = await useCases.policies.deployBundleFor(username, files, reason);
    if (bundle === null)
      return console.log('内容与现行版本相同，无需部署。 New cases go by these files already: nothing to do.');
    console.log(
      `第 ${bundle.number} 版已部署，新投诉按此办理；在办投诉仍按原版本办结。 Bundle ${bundle.number} is deployed: new cases go by it, those that run end by their own.`,
    );
    for (const { kind, name } of bundle.changes)
      console.log(`  ${{ added: '+', removed: '-', changed: '~' }[kind]} ${name}`);
  } catch (error) {
    const words = inWords(error, username);
    if (words === null) throw error;
    throw new CommandError(words);
  }
}

const { values } = parseArgs({
  options: { by: { type: 'string' }, reason: { type: 'string' }, folder: { type: 'string' } },
});
const { by, reason, folder = WORKFLOWS } = values;
if (by === undefined || reason === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else await onHouse((useCases) => deploy(useCases, by, reason, folder));
