/** Checks of zeebe's extension elements, wherever they stand: `taskDefinition`, mappings, listeners, assignment … */
import { all, type Check } from './check.js';
import { errorAt } from './errors.js';
import { checkExpression, checkPath, checkPresent, type Requirement } from './expressions.js';
import { extensions, many, one, text } from './model.js';

const present =
  (attribute: string): Check =>
  (element) =>
    checkPresent(element, text(element, attribute), attribute);

const expression =
  (attribute: string, requirement?: Requirement): Check =>
  (element) =>
    checkExpression(element, text(element, attribute), requirement);

const LIST_OF_VALUES: Requirement = {
  ifStatic: {
    holds: (value) => value.split(',').every((item) => item.trim() !== ''),
    wanted: "be a list of comma-separated values, e.g. 'a,b,c'",
  },
};
const DATE_TIME: Requirement = {
  ifStatic: {
    holds: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)(\[.+\])?$/.test(value),
    wanted: "be a valid DateTime String, e.g. '2023-03-02T15:35+02:00'",
  },
};
const PRIORITY: Requirement = {
  mandatory: true,
  ifStatic: {
    holds: (value) => /^\d+$/.test(value) && Number(value) <= 100,
    wanted: 'be a valid Number between 0 and 100',
  },
};

const BINDINGS = ['latest', 'deployment', 'versionTag'];
/** `bindingType="versionTag"` needs a `versionTag`, and only that does. */
const binding: Check = (element) => {
  const type = text(element, 'bindingType') ?? 'latest';
  if (!BINDINGS.includes(type))
    return [errorAt(element, `Attribute 'bindingType' must be one of: ${BINDINGS.join(', ')}`)];
  const tag = text(element, 'versionTag') ?? '';
  if (type === 'versionTag' && tag === '')
    return [errorAt(element, "Attribute 'versionTag' must be present and not empty")];
  if (type !== 'versionTag' && tag !== '') {
    return [errorAt(element, "Attribute 'versionTag' must only be specified when using bindingType 'versionTag'")];
  }
  return [];
};

const headers: Check = (element) =>
  many(element, 'values').flatMap((header) => {
    const missing = (['key', 'value'] as const).filter((name) => (text(header, name) ?? '') === '');
    const reserved = (text(header, 'key') ?? '').startsWith('io.camunda.zeebe:');
    return [
      ...missing.map((name) => errorAt(header, `Attribute '${name}' must be present and not empty`)),
      ...(reserved ? [errorAt(header, "Attribute 'key' contains 'io.camunda.zeebe:' which is a reserved prefix")] : []),
    ];
  });

const TASK_EVENTS = ['creating', 'assigning', 'updating', 'completing', 'canceling'];
const listeners =
  (events: string[]): Check =>
  (element) =>
    many(element, 'listeners').flatMap((listener) => {
      const event = text(listener, 'eventType') ?? '';
      const known = events.includes(event) || event === '';
      return [
        ...checkPresent(listener, event, 'eventType'),
        ...(known ? [] : [errorAt(listener, `Attribute 'eventType' must be one of: ${events.join(', ')}`)]),
        ...checkPresent(listener, text(listener, 'type'), 'type'),
        ...checkExpression(listener, text(listener, 'type')),
        ...checkExpression(listener, text(listener, 'retries')),
      ];
    });

/** Task listeners work on native user tasks only. */
const onUserTask: Check = (element) => {
  const owner = element.$parent?.$parent;
  if (!owner || many(element, 'listeners').length === 0 || extensions(owner, 'zeebe:UserTask').length > 0) return [];
  return [errorAt(element, 'Task listeners are only allowed on Camunda user tasks.')];
};

const mappings: Check = (element) => [
  ...many(element, 'inputParameters').flatMap((input) => [
    ...checkExpression(input, text(input, 'source'), { mandatory: true }),
    ...checkPath(input, text(input, 'target')),
  ]),
  ...many(element, 'outputParameters').flatMap((output) => [
    ...checkExpression(output, text(output, 'source'), { mandatory: true, nonStatic: true }),
    ...checkPath(output, text(output, 'target')),
  ]),
];

const form: Check = (element) => {
  const given = ['formId', 'formKey', 'externalReference'].filter((name) => (text(element, name) ?? '') !== '');
  if (given.length === 1) return [];
  return [
    errorAt(
      element,
      "Exactly one of the attributes 'formId, formKey, externalReference' must be present and not empty",
    ),
  ];
};

const CHECKS: Record<string, Check> = {
  'zeebe:TaskDefinition': all(present('type'), expression('type'), expression('retries')),
  'zeebe:CalledElement': all(present('processId'), expression('processId'), binding),
  'zeebe:CalledDecision': all(present('decisionId'), present('resultVariable'), expression('decisionId'), binding),
  'zeebe:Script': all(present('expression'), present('resultVariable'), expression('expression', { nonStatic: true })),
  'zeebe:Subscription': expression('correlationKey', { mandatory: true, nonStatic: true }),
  'zeebe:IoMapping': mappings,
  'zeebe:TaskHeaders': headers,
  'zeebe:AssignmentDefinition': all(
    expression('assignee'),
    expression('candidateGroups', LIST_OF_VALUES),
    expression('candidateUsers', LIST_OF_VALUES),
  ),
  'zeebe:TaskSchedule': all(expression('dueDate', DATE_TIME), expression('followUpDate', DATE_TIME)),
  'zeebe:PriorityDefinition': expression('priority', PRIORITY),
  'zeebe:FormDefinition': all(form, binding),
  'zeebe:TaskListeners': all(listeners(TASK_EVENTS), onUserTask),
  'zeebe:ExecutionListeners': listeners(['start', 'end']),
  'zeebe:LoopCharacteristics': all(
    present('inputCollection'),
    expression('inputCollection', { nonStatic: true }),
    expression('outputElement', { nonStatic: true }),
  ),
};

/** Checks all extension elements of an element. */
export const checkExtensions: Check = (element, surroundings) => {
  const container = one(element, 'extensionElements');
  if (!container) return [];
  return many(container, 'values').flatMap((value) => CHECKS[value.$type]?.(value, surroundings) ?? []);
};
