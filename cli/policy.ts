/**
 * `npm run policy -- check [CODE…]`, `propose CODE --from 2026-12-01 --by 管理员01 --reason …`, `diff OLD NEW`, `new OLD NEW`:
 * what keeps a policy from being put in force, proposing that it is, what changes from one version to the next, and the
 * file of the next version. Whoever types a command is known to nobody: a policy is put in force on its page, by a second
 * person.
 */
import { parseArgs } from 'node:util';
import { DomainError, type Locale, LONGEST_REASON } from '../domain/core/index.js';
import { stepName } from '../domain/deadlines/index.js';
import type { UseCases } from '../domain/modules.js';
import {
  isPolicy,
  isScheme,
  diffPolicies,
  type PolicyFile,
  problemInWords,
  type Problem,
  type Warning,
  warningInWords,
} from '../domain/policies/index.js';
import { readPolicies, saveAsNext } from '../gateways/policy-files.js';
import { POLICIES } from '../wiring.js';
import { CommandError, onHouse } from './house.js';

const USAGE = `用法 usage:
  npm run policy -- check [CODE…]                      哪些内容尚缺、有误 what is missing or wrong (✗), and what to know (⚠)
  npm run policy -- propose CODE --from YYYY-MM-DD --by ACCOUNT --reason TEXT
                                                       提出施行申请，另一名管理员在页面上确认 another administrator confirms it on its page
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

/** What keeps a policy from being put in force fails the command; where it does less than its regulation is told besides. */
async function check(useCases: UseCases, codes: readonly string[]): Promise<void> {
  const files =
    codes.length > 0
      ? await Promise.all(codes.map(fileOf))
      : (await useCases.policies.policies()).map(({ file }) => file);
  const entries = await useCases.organisation.knownEntries();
  const inWords = (warning: Warning, locale: Locale): string =>
    warningInWords(warning, locale, (step) => stepName(entries, step, locale));
  for (const file of files) {
    const { problems, warnings } = await useCases.policies.checkPolicy(file);
    console.log(
      `${file.code} ${file.title}: ${problems.length === 0 ? '可以启用 ready' : `有 ${problems.length} 项须补正 ${problems.length} to put right`}`,
    );
    if (problems.length > 0) console.log(lines(problems));
    for (const warning of warnings) console.log(`  ⚠ ${inWords(warning, 'zh-CN')}\n    ${inWords(warning, 'en')}`);
    if (problems.length > 0) process.exitCode = 1;
  }
}

/** What is missing on the command line. @throws {CommandError} */
function given(value: string | undefined, words: string): string {
  if (value === undefined || value.trim() === '') throw new CommandError(`${words}\n${USAGE}`);
  return value;
}

function refusalInWords(error: DomainError, code: string, username: string): string {
  if (error.code === 'forbidden')
    return `${username} 不是在用的管理员账号，不能提出申请。 ${username} is no administrator's account.`;
  if (error.code === 'wrongState')
    return `${code} 已经启用，不能更改；请另存为新版本。 It was activated before: save a change as the next version.`;
  if (error.code === 'stale')
    return `${code} 的施行申请正在等待确认。 It is proposed already, and waits to be confirmed.`;
  if (error.fields['reason'] !== undefined)
    return `理由不得超过 ${LONGEST_REASON} 个字。 A reason has at most ${LONGEST_REASON} characters.`;
  return '施行日期须为今天或者以后的日期，如 2026-12-01。 The day must be today or later, like 2026-12-01.';
}

interface Proposing {
  from?: string;
  by?: string;
  reason?: string;
}

/** What is proposed is what the house has deployed. @throws {CommandError} where the folder says something else */
async function deployedOf(useCases: UseCases, file: PolicyFile): Promise<PolicyFile> {
  const deployed = (await useCases.policies.policies()).find((one) => one.file.code === file.code)?.file;
  if (deployed !== undefined && deployed.hash === file.hash) return deployed;
  throw new CommandError(
    `工作目录中的 ${file.code} 尚未部署：请重新启动系统，再提出申请。 ${file.code} of the folder is not deployed as it is: restart the application, then propose it.`,
  );
}

async function propose(useCases: UseCases, asked: string | undefined, options: Proposing): Promise<void> {
  const file = await deployedOf(useCases, await fileOf(asked));
  const { code } = file;
  const effectiveOn = given(options.from, '请注明施行日期 Say from which day it is to hold: --from YYYY-MM-DD');
  const username = given(options.by, '请注明以哪个管理员账号提出 Say which administrator proposes it: --by ACCOUNT');
  const reason = given(options.reason, '请说明理由 Say why: --reason TEXT');
  try {
    await useCases.policies.proposePolicyFor(username, { code, effectiveOn, reason });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { problems } = await useCases.policies.checkPolicy(file);
    if (error.code === 'invalid' && problems.length > 0)
      throw new CommandError(`${code} 不能启用 cannot be activated:\n${lines(problems)}`);
    throw new CommandError(refusalInWords(error, code, username));
  }
  console.log(
    `${code} 自 ${effectiveOn} 起施行的申请已提出；${username} 以外的管理员在页面“制度”中确认后生效。 Proposed: it holds from ${effectiveOn} on once another administrator than ${username} has confirmed it on the page of the policies.`,
  );
}

async function diff(before: string | undefined, after: string | undefined): Promise<void> {
  const changes = diffPolicies(await fileOf(before), await fileOf(after));
  for (const { table, kind, row, cells } of changes) {
    console.log(`${{ added: '+', removed: '-', changed: '~' }[kind]} ${table}: ${row}`);
    for (const { column, before: old, after: now } of cells)
      console.log(`    ${column}: ${old ?? '–'} → ${now ?? '–'}`);
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, by: { type: 'string' }, reason: { type: 'string' } },
});
const [command, ...codes] = positionals;
if (command === 'check') await onHouse((useCases) => check(useCases, codes));
else if (command === 'propose') await onHouse((useCases) => propose(useCases, codes[0], values));
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
