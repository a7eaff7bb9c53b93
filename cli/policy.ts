/**
 * `npm run policy -- check [CODE…]`, `npm run policy -- activate CODE --from 2026-12-01`, `npm run policy -- diff OLD NEW`,
 * `npm run policy -- new OLD NEW`: what keeps a policy from being activated, activating it, what changes from one version
 * to the next, and the file of the next version.
 */
import { parseArgs } from 'node:util';
import { DomainError } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import {
  isPolicy,
  isScheme,
  diffPolicies,
  type PolicyFile,
  problemInWords,
  type Problem,
} from '../domain/policies/index.js';
import { readPolicies, saveAsNext } from '../gateways/policy-files.js';
import { POLICIES } from '../wiring.js';
import { CommandError, onHouse } from './house.js';

const USAGE = `用法 usage:
  npm run policy -- check [CODE…]                      哪些内容尚缺 what is missing
  npm run policy -- activate CODE --from YYYY-MM-DD    自某日起施行 holds from that day on
  npm run policy -- diff OLD NEW                       两个版本的差异 what changes
  npm run policy -- new OLD NEW                        另存为下一个版本 the next version, to be changed`;

const lines = (problems: readonly Problem[]): string =>
  problems.map((problem) => `  ✗ ${problemInWords(problem, 'zh-CN')}\n    ${problemInWords(problem, 'en')}`).join('\n');

async function fileOf(code: string | undefined): Promise<PolicyFile> {
  const files = await readPolicies(POLICIES);
  const file = code === undefined ? undefined : files.get(code);
  if (file) return file;
  const known = [...files.values()].filter((one) => isPolicy(one) && !isScheme(one)).map((one) => one.code);
  throw new CommandError(`没有制度 ${code ?? ''} There is no policy of that name: ${known.join(', ')}`);
}

async function check(useCases: UseCases, codes: readonly string[]): Promise<void> {
  const files =
    codes.length > 0
      ? await Promise.all(codes.map(fileOf))
      : (await useCases.policies.policies()).map(({ file }) => file);
  for (const file of files) {
    const problems = await useCases.policies.checkPolicy(file);
    console.log(
      `${file.code} ${file.title}: ${problems.length === 0 ? '可以启用 ready' : `缺 ${problems.length} 项 ${problems.length} missing`}`,
    );
    if (problems.length > 0) console.log(lines(problems));
    if (problems.length > 0) process.exitCode = 1;
  }
}

async function activate(useCases: UseCases, code: string | undefined, from: string | undefined): Promise<void> {
  const file = await fileOf(code);
  if (from === undefined)
    throw new CommandError(`请注明施行日期 Say from which day it holds: --from YYYY-MM-DD\n${USAGE}`);
  try {
    const { effectiveFrom } = await useCases.policies.activatePolicy('operator', file, from);
    console.log(
      `${file.code} 自 ${from} 起施行；此前收到的投诉仍按原制度办理。 It holds from ${effectiveFrom} on; what was received before keeps its policy.`,
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problems = await useCases.policies.checkPolicy(file);
    if (error.code === 'invalid' && problems.length > 0)
      throw new CommandError(`${file.code} 不能启用 cannot be activated:\n${lines(problems)}`);
    if (error.code === 'wrongState')
      throw new CommandError(
        `${file.code} 已经启用，不能更改；请另存为新版本。 It was activated before: save a change as the next version.`,
      );
    throw new CommandError(
      `施行日期须为今天或者以后的日期，如 2026-12-01。 The day must be today or later, like 2026-12-01.`,
    );
  }
}

async function diff(before: string | undefined, after: string | undefined): Promise<void> {
  const changes = diffPolicies(await fileOf(before), await fileOf(after));
  for (const { table, kind, row, cells } of changes) {
    console.log(`${{ added: '+', removed: '-', changed: '~' }[kind]} ${table}: ${row}`);
    for (const { column, before: old, after: now } of cells) console.log(`    ${column}: ${old} → ${now}`);
  }
  if (changes.length === 0) console.log('没有差异 no difference');
}

async function saveNext(useCases: UseCases, old: string | undefined, next: string | undefined): Promise<void> {
  const { code } = await fileOf(old);
  if (next === undefined) throw new CommandError(`请写明新版本的编号 Say what it is called: D03_2026_1\n${USAGE}`);
  await saveAsNext(POLICIES, code, next, await useCases.policies.keptContent(code));
  console.log(
    `workflows/policies/${next}.dmn 已生成，可在 Modeler 中修改；启用前请重新部署。 It is there to be changed in Modeler; deploy it before it is activated.`,
  );
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: 'string' } } });
const [command, ...codes] = positionals;
if (command === 'check') await onHouse((useCases) => check(useCases, codes));
else if (command === 'activate') await onHouse((useCases) => activate(useCases, codes[0], values.from));
else if (command === 'new') await onHouse((useCases) => saveNext(useCases, codes[0], codes[1]));
else if (command === 'diff')
  await diff(codes[0], codes[1]).catch((error: Error) => {
    console.error(error instanceof CommandError ? error.message : error.stack);
    process.exitCode = 1;
  });
else {
  console.error(USAGE);
  process.exitCode = 2;
}
