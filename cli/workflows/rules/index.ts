/** The plugin `gas-complaint-desk` of `.bpmnlintrc`: our rules by name. */
import allowedVariables from './allowed-variables.js';
import boundCalls from './bound-calls.js';
import chineseLabels from './chinese-labels.js';
import completeUserTask from './complete-user-task.js';
import designedIds from './designed-ids.js';
import namedSource from './named-source.js';
import type { Rule } from './rule.js';

export const RULES: Readonly<Record<string, () => Rule>> = {
  'allowed-variables': allowedVariables,
  'bound-calls': boundCalls,
  'chinese-labels': chineseLabels,
  'complete-user-task': completeUserTask,
  'designed-ids': designedIds,
  'named-source': namedSource,
};
