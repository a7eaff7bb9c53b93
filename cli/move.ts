/**
 * `npm run move -- plan --from 3 --to 4`, `try …`, `run … --by 管理员01 --reason …`, `continue --by 管理员01`: open cases go on by
 * another bundle. What is tried is what is run: `--plan` names the plan that was looked at.
 */
import { parseArgs } from 'node:util';
import type { Database } from '../db/database.js';
import { DomainError, LONGEST_REASON } from '../domain/core/index.js';
import type { HandPair } from '../domain/migration/index.js';
import type { UseCases } from '../domain/modules.js';
import type { User } from '../domain/people/index.js';
import { CommandError, onHouse } from './house.js';
import { MISTAKES, planInWords, progressInWords, trialInWords } from './move-words.js';

const USAGE = `用法 usage:
  npm run move -- plan --from N --to N [--map 流程:原节点=新节点]…       改版方案 what would change, and what has to be mapped by hand
  npm run move -- try  --from N --to N [--map …]…                    在副本上试行 on a copy, changes nothing
  npm run move -- run  --from N --to N --by ACCOUNT --reason TEXT [--map …]… [--plan DIGEST] [--batch 25] [--stop-after 5]
  npm run move -- continue --by ACCOUNT                              继续中断的改版 what was interrupted goes on
  --from 0：启用版本管理以前的投诉 cases of releases that had no bundles`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    by: { type: 'string' },
    reason: { type: 'string' },
    map: { type: 'string', multiple: true, default: [] },
    plan: { type: 'string' },
    batch: { type: 'string', default: '25' },
    'stop-after': { type: 'string', default: '5' },
  },
});

const PAIR = /^([^:=\s]+):([^:=\s]+)=([^:=\s]+)$/;

/** @throws {CommandError} */
function pairOf(text: string): HandPair {
  const [, processId, from, to] = PAIR.exec(text) ?? [];
  if (processId === undefined || from === undefined || to === undefined)
    throw new CommandError(`${text}: --map 流程:原节点=新节点 process:old=new\n${USAGE}`);
  return { processId, from, to };
}

/** What is missing or wrong on the command line is said with how it is meant. @throws {CommandError} */
const asked = () => ({ from: Number(values.from), to: Number(values.to), byHand: values.map.map(pairOf) });

const FIELDS: Record<string, string> = {
  reason: `请说明理由，不超过 ${LONGEST_REASON} 个字 Say why, in at most ${LONGEST_REASON} characters`,
  digest: '方案已变化，请重新试行 The plan has changed since: try it again',
  to: '两个版本相同 Both bundles are the same',
  batch: '--batch 须为正整数 is a whole number above 0',
  mostFailures: '--stop-after 须为正整数 is a whole number above 0',
};

const CODES: Record<string, string> = {
  forbidden: '不是在用的管理员账号 This is no administrator’s account',
  notFound: '没有这个版本 There is no such bundle',
};

/** Who is at it, since when, and until when they are waited for: UTC, as the log has it. */
const heldInWords = ({ details }: DomainError): string =>
  `${String(details['by'])} 正在改版（${String(details['since'])} 起）；若其进程已中断，请于 ${String(details['until'])} 之后再继续 is at it since then; if that process was killed, continue after the second instant`;

function inWords(error: DomainError, act: string): string {
  const { code, fields } = error;
  if (code === 'alreadyClaimed') return heldInWords(error);
  const [field, why = ''] = Object.entries(fields)[0] ?? [];
  const mistake = Object.entries(MISTAKES).find(([one]) => one === why)?.[1];
  if (field !== undefined) return (field === 'byHand' ? mistake : FIELDS[field]) ?? `${field}: ${why}`;
  if (code === 'wrongState')
    return act === 'continue'
      ? '没有中断的改版 Nothing was interrupted'
      : '上一次改版尚未结束，请先继续：npm run move -- continue One has not ended: continue it first';
  return CODES[code] ?? code;
}

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));

async function account(database: Database): Promise<User> {
  const found = values.by === undefined ? null : await database.read.people.byUsername(values.by);
  if (found === null) throw new CommandError(`--by ${values.by ?? ''}: ${CODES['forbidden']}\n${USAGE}`);
  return found.user;
}

async function act(name: string, { migration }: UseCases, database: Database): Promise<void> {
  if (name === 'plan') return print(planInWords(await migration.proposePlan(null, asked())));
  if (name === 'try') {
    const trial = await migration.tryPlan(null, asked());
    if (trial.cases.some(({ obstacle }) => obstacle !== null)) process.exitCode = 1;
    return print(trialInWords(trial));
  }
  const heard = (progress: Parameters<typeof progressInWords>[0]): void => print(progressInWords(progress));
  const by = await account(database);
  const how = { reason: values.reason ?? '', digest: values.plan ?? null };
  const limits = { batch: Number(values.batch), mostFailures: Number(values['stop-after']) };
  const ended =
    name === 'continue'
      ? await migration.continuePlan(by, heard)
      : await migration.runPlan(by, { ...asked(), ...how, ...limits }, heard);
  console.log(
    ended.move.state === 'stopped'
      ? '未能改版的投诉过多，已停止。 Too many cases could not be moved: it was stopped.'
      : '改版结束。 It has ended.',
  );
  heard(ended);
  if (Object.values(ended.counts).every((count) => count === 0))
    console.log('该版本没有未结投诉：请核对 --from。 No open case goes by that bundle: look at --from.');
  if (ended.kept.length > 0) process.exitCode = 1;
}

const [name = ''] = positionals;
const needsBundles = name !== 'continue' && (values.from === undefined || values.to === undefined);
if (!['plan', 'try', 'run', 'continue'].includes(name) || needsBundles) {
  console.error(USAGE);
  process.exitCode = 2;
} else
  await onHouse(async (useCases, database) => {
    try {
      await act(name, useCases, database);
    } catch (error) {
      throw error instanceof DomainError ? new CommandError(inWords(error, name)) : error;
    }
  });
