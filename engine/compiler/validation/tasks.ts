/** Activities: what each kind needs to be executed. */
import { all, type Check } from './check.js';
import { errorAt } from './errors.js';
import { checkExpression } from './expressions.js';
import { checkExtensions } from './extensions.js';
import { extensions, one, text } from './model.js';
import { noDuplicateTriggers } from './triggers.js';

/** Exactly one extension element of a kind: `zeebe:taskDefinition`. */
const exactlyOne =
  (type: string, tag: string): Check =>
  (element) =>
    extensions(element, type).length === 1
      ? []
      : [errorAt(element, `Must have exactly one '${tag}' extension element`)];

/** Either a job, or what the engine evaluates by itself. */
const jobOr =
  (type: string, tag: string): Check =>
  (element) => {
    const count = extensions(element, type).length + extensions(element, 'zeebe:TaskDefinition').length;
    return count === 1
      ? []
      : [errorAt(element, `Must have either one 'zeebe:${tag}' or one 'zeebe:taskDefinition' extension element`)];
  };

const needsMessage: Check = (element) =>
  one(element, 'messageRef') ? [] : [errorAt(element, 'Must reference a message')];

const loop: Check = (element, surroundings) => {
  const characteristics = one(element, 'loopCharacteristics');
  if (!characteristics) return [];
  if (characteristics.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    return [errorAt(element, 'Standard loops are not supported: use a multi-instance marker')];
  }
  const condition = one(characteristics, 'completionCondition');
  return [
    ...exactlyOne('zeebe:LoopCharacteristics', 'zeebe:loopCharacteristics')(characteristics, surroundings),
    ...checkExtensions(characteristics, surroundings),
    ...(condition ? checkExpression(condition, text(condition, 'body')) : []),
  ];
};

const job = exactlyOne('zeebe:TaskDefinition', 'zeebe:taskDefinition');
const BY_TYPE: Record<string, Check> = {
  'bpmn:ServiceTask': job,
  'bpmn:SendTask': job,
  'bpmn:BusinessRuleTask': jobOr('zeebe:CalledDecision', 'calledDecision'),
  'bpmn:ScriptTask': jobOr('zeebe:Script', 'script'),
  'bpmn:ReceiveTask': needsMessage,
  'bpmn:CallActivity': exactlyOne('zeebe:CalledElement', 'zeebe:calledElement'),
};

const ACTIVITIES = [...Object.keys(BY_TYPE), ...['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Task', 'bpmn:SubProcess']];

/** Checks an activity; other elements pass. */
export const checkActivity: Check = (element, surroundings) => {
  if (!ACTIVITIES.includes(element.$type)) return [];
  const own = BY_TYPE[element.$type];
  return all(...(own ? [own] : []), loop, noDuplicateTriggers)(element, surroundings);
};
