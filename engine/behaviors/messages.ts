/** Messages meet subscriptions: when one is published, when a subscription opens, when a started instance ends. */
import type { Execution } from '../execution.js';
import type { CorrelatedMessage, Key, Message, MessageStartSubscription, MessageSubscription } from '../records.js';
import { triggerEvent } from './events.js';
import { startByEvent } from './process-instances.js';

const isAlive = (x: Execution, message: Message): boolean => message.deadline > x.now;

type Receiver = Pick<CorrelatedMessage, 'elementInstanceKey' | 'processInstanceKey' | 'rootProcessInstanceKey'>;

/** Keeps for history who got a message. */
function record(
  x: Execution,
  { key: messageKey, name: messageName, correlationKey }: Message,
  {
    key: subscriptionKey,
    elementId,
    bpmnProcessId,
    processDefinitionKey,
  }: MessageSubscription | MessageStartSubscription,
  receiver: Receiver,
): void {
  const id = `${messageKey}_${subscriptionKey}`;
  const what = { id, messageKey, messageName, correlationKey, subscriptionKey, elementId };
  x.put('correlated_message', { ...what, ...receiver, bpmnProcessId, processDefinitionKey, correlatedAt: x.now });
}

/** Gives a message to a subscription. One that stays open may take the next buffered message. */
export function correlate(x: Execution, message: Message, subscription: MessageSubscription): void {
  const { bpmnProcessId, processInstanceKey } = subscription;
  const id = `${message.key}_${bpmnProcessId}`;
  if (isAlive(x, message))
    x.putCorrelation({ id, messageKey: message.key, bpmnProcessId, processInstanceKey, startCorrelationKey: null });
  if (subscription.interrupting)
    x.put('message_subscription', { ...subscription, state: 'CORRELATED', updatedAt: x.now });
  const { elementInstanceKey, rootProcessInstanceKey } = subscription;
  record(x, message, subscription, { elementInstanceKey, processInstanceKey, rootProcessInstanceKey });
  triggerEvent(x, subscription.elementInstanceKey, subscription.elementId, message.variables);
  if (!subscription.interrupting) x.later(() => correlateBuffered(x, subscription.key));
}

/** The oldest buffered message that a subscription may have. */
export function correlateBuffered(x: Execution, subscriptionKey: Key): void {
  const subscription = x.get('message_subscription', subscriptionKey);
  if (!subscription) return;
  const message = x.messages
    .at(subscription.messageName, subscription.correlationKey)
    .find((one) => isAlive(x, one) && !x.messages.wasCorrelated(one.key, subscription.bpmnProcessId));
  if (message) correlate(x, message, subscription);
}

/** Whether a message may start an instance: with a correlation key only one at a time. */
export function mayStart(x: Execution, message: Message, start: MessageStartSubscription): boolean {
  if (x.messages.wasCorrelated(message.key, start.bpmnProcessId)) return false;
  return message.correlationKey === '' || !x.messages.isLocked(start.bpmnProcessId, message.correlationKey);
}

export function startByMessage(x: Execution, message: Message, start: MessageStartSubscription): Key {
  const processInstanceKey = startByEvent(x, start.processDefinitionKey, start.elementId, message.variables);
  const { bpmnProcessId } = start;
  x.putCorrelation({
    id: `${message.key}_${bpmnProcessId}`,
    messageKey: message.key,
    bpmnProcessId,
    processInstanceKey,
    startCorrelationKey: message.correlationKey === '' ? null : message.correlationKey,
  });
  const rootProcessInstanceKey = processInstanceKey;
  record(x, message, start, { elementInstanceKey: null, processInstanceKey, rootProcessInstanceKey });
  return processInstanceKey;
}

/** An instance has ended that a message had started: the next message of that key may start the next one. */
export function releaseStart(x: Execution, processInstanceKey: Key): void {
  const lock = x.messages.lockHeldBy(processInstanceKey);
  if (!lock || lock.startCorrelationKey === null) return;
  const { bpmnProcessId, startCorrelationKey } = lock;
  if (x.messages.get(lock.messageKey)) x.putCorrelation({ ...lock, startCorrelationKey: null });
  else x.removeCorrelation(lock);
  for (const start of x.messages.startsOf(bpmnProcessId)) {
    const next = x.messages
      .at(start.messageName, startCorrelationKey)
      .find((one) => isAlive(x, one) && mayStart(x, one, start));
    if (next) startByMessage(x, next, start);
  }
}
