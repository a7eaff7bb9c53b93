/** The registry: which file carries out which element type. */
import type { Element, ElementOf } from '../compiler/model.js';
import { businessRuleTask } from './business-rule-task.js';
import { callActivity } from './call-activity.js';
import { endEvent } from './end-event.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { eventSubProcess } from './event-sub-process.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { jobTask } from './job-task.js';
import { multiInstanceBody } from './multi-instance-body.js';
import { passThrough } from './pass-through.js';
import { scriptTask } from './script-task.js';
import { processRoot, subProcess } from './sub-process.js';
import { throwEvent } from './throw-event.js';
import { userTask } from './user-task.js';
import { wait } from './wait.js';
import type { ElementBehavior } from '../execution.js';

const BEHAVIORS: { readonly [Type in Element['type']]: ElementBehavior<ElementOf<Type>> } = {
  PROCESS: processRoot,
  SUB_PROCESS: subProcess,
  EVENT_SUB_PROCESS: eventSubProcess,
  START_EVENT: passThrough,
  INTERMEDIATE_CATCH_EVENT: wait,
  INTERMEDIATE_THROW_EVENT: throwEvent,
  BOUNDARY_EVENT: passThrough,
  END_EVENT: endEvent,
  TASK: passThrough,
  MANUAL_TASK: passThrough,
  SERVICE_TASK: jobTask,
  SEND_TASK: jobTask,
  RECEIVE_TASK: wait,
  USER_TASK: userTask,
  BUSINESS_RULE_TASK: businessRuleTask,
  SCRIPT_TASK: scriptTask,
  EXCLUSIVE_GATEWAY: exclusiveGateway,
  INCLUSIVE_GATEWAY: inclusiveGateway,
  PARALLEL_GATEWAY: passThrough,
  EVENT_BASED_GATEWAY: eventBasedGateway,
  CALL_ACTIVITY: callActivity,
  MULTI_INSTANCE_BODY: multiInstanceBody,
};

export function behaviorOf(element: Element): ElementBehavior {
  return BEHAVIORS[element.type];
}
