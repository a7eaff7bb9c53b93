/** What time does by itself: timers fire, jobs time out, back-offs end, messages expire. */
import { triggerEvent } from '../behaviors/events.js';
import { changeJob } from '../behaviors/jobs.js';
import { startByEvent } from '../behaviors/process-instances.js';
import { planNext } from '../behaviors/timers.js';
import { lookup } from '../behaviors/variables.js';
import type { Element } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import { toJson } from '../feel/index.js';
import type { ElementInstance, Key, Timer } from '../records.js';
import { type Command, treeOfKey } from './command.js';

/** Puts the next repetition of a cycle in place of the one that fires. */
function repeat(x: Execution, timer: Timer, event: Element | undefined, scope: ElementInstance | null): Timer | null {
  x.remove('timer', timer);
  if (event?.trigger.kind !== 'timer' || event.trigger.timerKind !== 'timeCycle') return null;
  const text = toJson(event.trigger.expression.evaluate(scope ? lookup(x, scope) : {}, x.now).value);
  const plan = typeof text === 'string' ? planNext(text, timer, x.now) : null;
  if (!plan) return null;
  const next: Timer = { ...timer, key: x.newKey(), ...plan };
  x.put('timer', next);
  return next;
}

export const fireTimer: Command<{ key: Key }, void> = {
  async trees({ key }, surroundings) {
    return surroundings.definitions.startTimers.has(key) ? [] : treeOfKey(surroundings, 'timer', key);
  },
  apply(x, { key }) {
    const start = x.definitions.startTimers.get(key);
    if (start) {
      if (start.dueAt > x.now) return;
      const event = x.definitions.model(start.processDefinitionKey).elements.get(start.elementId);
      const next = repeat(x, start, event, null);
      x.definitions.startTimers.delete(key);
      if (next) x.definitions.startTimers.set(next.key, next);
      startByEvent(x, start.processDefinitionKey, start.elementId, {});
      return;
    }
    const timer = x.get('timer', key);
    const instance = timer?.elementInstanceKey ? x.get('element_instance', timer.elementInstanceKey) : undefined;
    if (!timer || !instance || timer.dueAt > x.now) return;
    const event = x.definitions.model(timer.processDefinitionKey).elements.get(timer.elementId);
    // Before the trigger: an interrupting event closes what is open on the instance, and with it the next repetition.
    repeat(x, timer, event, instance);
    triggerEvent(x, instance.key, timer.elementId, {});
  },
};

export const wakeJob: Command<{ key: Key }, void> = {
  trees: ({ key }, surroundings) => treeOfKey(surroundings, 'job', key),
  apply(x, { key }) {
    const job = x.get('job', key);
    if (!job) return;
    if (job.state === 'ACTIVATED' && job.deadline !== null && job.deadline <= x.now) {
      changeJob(x, job, { state: 'TIMED_OUT', deadline: null });
    } else if (job.backoffUntil !== null && job.backoffUntil <= x.now) {
      changeJob(x, job, { backoffUntil: null });
    }
  },
};

export const expireMessage: Command<{ key: Key }, void> = {
  apply(x, { key }) {
    const message = x.messages.get(key);
    if (!message || message.deadline > x.now) return;
    x.removeMessage(message);
    // What keeps a second instance of the same key from starting stays until that instance has ended.
    for (const row of x.messages.correlationsOf(key)) if (row.startCorrelationKey === null) x.removeCorrelation(row);
  },
};
