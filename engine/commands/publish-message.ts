/** Publishes a message: to whoever waits for it now, to processes it starts, and into the buffer for those to come. */
import { correlate, mayStart, startByMessage } from '../behaviors/messages.js';
import type { Execution } from '../execution.js';
import type { Key, Message, MessageSubscription } from '../records.js';
import type { CommandOf, Surroundings } from './command.js';
import { Rejection } from './commands.js';

/** At most one subscription per process, the oldest; what it takes to look at them all is in memory. */
function trees(
  { name, correlationKey }: { name: string; correlationKey: string },
  { indexes }: Surroundings,
): Promise<Key[]> {
  return Promise.resolve([...new Set(indexes.subscriptionsAt(name, correlationKey).map(({ rootKey }) => rootKey))]);
}

function receivers(x: Execution, { name, correlationKey }: Message): MessageSubscription[] {
  const chosen = new Map<string, MessageSubscription>();
  for (const { key, bpmnProcessId } of x.indexes.subscriptionsAt(name, correlationKey)) {
    const subscription = x.get('message_subscription', key);
    if (subscription && !chosen.has(bpmnProcessId)) chosen.set(bpmnProcessId, subscription);
  }
  return [...chosen.values()];
}

/** @returns the instances that got the message, the first one first */
function deliver(x: Execution, message: Message): Key[] {
  const subscriptions = receivers(x, message);
  for (const subscription of subscriptions) correlate(x, message, subscription);
  const reached = new Set(subscriptions.map(({ bpmnProcessId }) => bpmnProcessId));
  const started = x.messages
    .startsFor(message.name)
    .filter((start) => !reached.has(start.bpmnProcessId) && mayStart(x, message, start))
    .map((start) => startByMessage(x, message, start));
  return [...subscriptions.map(({ processInstanceKey }) => processInstanceKey), ...started];
}

export const publishMessage: CommandOf<'publishMessage'> = {
  trees,
  apply(x, { name, correlationKey, timeToLiveMs, messageId, variables }) {
    const alive = x.messages.at(name, correlationKey).filter(({ deadline }) => deadline > x.now);
    if (messageId !== '' && alive.some((message) => message.messageId === messageId)) {
      const reason = `Expected to publish a new message with id '${messageId}', but a message with that id was already published`;
      throw new Rejection('ALREADY_EXISTS', 'PUBLISH', reason);
    }
    const message: Message = {
      key: x.newKey(),
      name,
      correlationKey,
      messageId,
      variables,
      deadline: x.now + Math.max(0, timeToLiveMs),
      createdAt: x.now,
    };
    if (timeToLiveMs > 0) x.addMessage(message);
    deliver(x, message);
    return { key: message.key };
  },
};

export const correlateMessage: CommandOf<'correlateMessage'> = {
  trees,
  apply(x, { name, correlationKey, variables }) {
    const message: Message = {
      key: x.newKey(),
      name,
      correlationKey,
      messageId: '',
      variables,
      deadline: x.now,
      createdAt: x.now,
    };
    const [first] = deliver(x, message);
    if (first !== undefined) return { key: message.key, processInstanceKey: first };
    const reason = `Expected to find subscription for message with name '${name}' and correlation key '${correlationKey}', but none was found.`;
    throw new Rejection('NOT_FOUND', 'CORRELATE', reason);
  },
};
