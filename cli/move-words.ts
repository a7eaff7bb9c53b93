/** What a move of cases says, in both languages. */
import type {
  HandMistake,
  MovePlan,
  MoveProgress,
  Obstacle,
  TaskChange,
  Trial,
  Unplaced,
} from '../domain/migration/index.js';

interface Named {
  name: string;
  nameEn: string;
}

const named = ({ name, nameEn }: Named, id: string): string =>
  [...new Set([name, nameEn])].filter((text) => text !== '').join(' ') || id;

export const MISTAKES: Record<HandMistake['why'], string> = {
  unknownProcess: '两个版本中至少一个没有该流程 one of the bundles has no such process',
  unknownFrom: '原版流程图没有该节点 the old diagram has no such element',
  unknownTo: '新版流程图没有该节点 the new diagram has no such element',
  otherKind: '两个节点类型不同 the two are of different kinds',
  twice: '同一节点被对应了两次 an element is mapped twice',
};

export const mistakeInWords = ({ pair: { processId, from, to }, why }: HandMistake): string =>
  `${processId}:${from}=${to}：${MISTAKES[why]}`;

export function obstacleInWords({ why, processId, elementId, detail }: Obstacle): string {
  switch (why) {
    case 'policy':
      return `新版本没有原样包含所适用的制度 ${detail} the new bundle does not hold its policy as it is`;
    case 'noProcess':
      return `新版本没有流程 ${processId} the new bundle has no such process`;
    case 'unplaced':
      return `停在 ${processId} 的 ${elementId}，新版流程图没有对应节点 it stands where the new diagram has nothing for it`;
    case 'notAtRest':
      return '正在流转，请稍后再次运行 it is just going on: run it again later';
    case 'refused':
      return `流程引擎拒绝改动 ${processId}，已恢复原状 the engine refuses it, and nothing has changed: ${detail}`;
    case 'notUndone':
      return `部分流程已改按新版本且无法恢复，请到“流程实例”页面处理 part of it goes by the new bundle and cannot be taken back: ${processId}: ${detail}`;
  }
}

const CHANGES: Record<TaskChange['changes'][number]['what'], string> = {
  added: '新增任务 is added',
  removed: '任务取消 is no more',
  name: '名称 name',
  group: '办理岗位 group',
  form: '表单 form',
  limits: '办理期限 limits',
  fourEyes: '须由不同人办理 by somebody else than',
};

function taskInWords({ processId, elementId, element, becomes, changes, standing }: TaskChange): string[] {
  const next = becomes === null ? '' : ` → ${named(becomes.element, becomes.elementId)} (${becomes.elementId})`;
  const open = standing === 0 ? '' : `，${standing} 项在办 open`;
  return [
    `  ${processId}: ${named(element, elementId)} (${elementId})${next}${open}`,
    ...changes.map(({ what, before, after }) => {
      if (what === 'added' || what === 'removed') return `    ${CHANGES[what]}`;
      const asked =
        before === after ? `${after}（内容有变 its questions differ）` : `${before || '—'} → ${after || '—'}`;
      return `    ${CHANGES[what]}: ${asked}`;
    }),
  ];
}

const unplacedInWords = ({ processId, elementId, element, standing, candidates }: Unplaced): string[] => [
  `  ✗ ${processId}: ${named(element, elementId)} (${elementId})，${standing} 处在办 cases stand there`,
  ...Object.entries(candidates).map(([id, one]) => `      --map ${processId}:${elementId}=${id}    ${named(one, id)}`),
];

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** Nothing of a title where there is nothing under it. */
const under = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines]);

export const planInWords = (plan: MovePlan): string[] => [
  `${plan.from.number === 0 ? '启用版本管理以前 before bundles' : `第 ${plan.from.number} 版`} → 第 ${plan.to.number} 版：在办投诉 ${plan.cases} 件 open cases`,
  ...under(
    '对应有误 What is mapped by hand cannot be:',
    plan.mistakes.map((one) => `  ✗ ${mistakeInWords(one)}`),
  ),
  ...under(
    '须说明对应节点，否则停在此处的投诉仍按原版办理 To be mapped by hand, or the cases there stay:',
    plan.unplaced.flatMap(unplacedInWords),
  ),
  ...under(
    '新版本没有原样包含以下制度，适用这些制度的投诉仍按原版办理 Cases under these policies stay, the new bundle does not hold them:',
    plan.policies.map((code) => `  ✗ ${code}`),
  ),
  ...under('任务变化 What people will notice of tasks:', plan.tasks.flatMap(taskInWords)),
  ...under(
    '文件变化 Files:',
    plan.files.map(({ name, kind }) => `  ${SIGNS[kind]} ${name}`),
  ),
  '在办任务不换人、不换表单、不换岗位；已起算的期限不变。 Open tasks stay with whoever has them, with their form and group; limits run on as they are.',
  `方案 plan ${plan.digest}`,
];

export const trialInWords = ({ plan, onCopy, cases }: Trial): string[] => [
  ...planInWords(plan),
  onCopy
    ? '已在流程引擎的副本上试行，未改动任何投诉。 Tried on a copy of the engine; nothing has changed.'
    : '集群无法复制：只逐件核对了所停节点，由引擎先办一件再办其余。 A cluster cannot be copied: each case was looked at, and the run begins with one.',
  ...cases.map(({ number, obstacle, at }) =>
    obstacle === null ? `  ✓ ${number}  ${at.join(' ')}` : `  ✗ ${number}  ${obstacleInWords(obstacle)}`,
  ),
];

export const progressInWords = ({ counts, kept }: MoveProgress): string[] => [
  `已改 ${counts.moved} moved · 未改 ${counts.kept + counts.notUndone} kept · 已办结 ${counts.ended} ended · 待改 ${counts.waiting + counts.undoing} waiting`,
  ...kept.map(({ number, obstacle }) => `  ✗ ${number}  ${obstacle === null ? '' : obstacleInWords(obstacle)}`),
];
