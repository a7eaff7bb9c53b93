/** Contexts: put, merge and read along a path. */
import { isContext, type Context } from '../values.js';
import { define, spread, type Library } from './define.js';

/** Sets an entry, along a path where `key` is a list; missing contexts on the way are made. */
function put(context: unknown, key: unknown, value: unknown): Context | null {
  const [head, ...tail]: unknown[] = Array.isArray(key) ? key : [key];
  if (!isContext(context) || typeof head !== 'string') return null;
  if (tail.length === 0) return { ...context, [head]: value };
  const inner = put(context[head] ?? {}, tail, value);
  return inner === null ? null : { ...context, [head]: inner };
}

/** Later contexts win; null where one of them is no context. */
export function merge(...values: unknown[]): Context | null {
  const contexts = spread(values);
  if (!contexts.every(isContext)) return null;
  const merged: Context = {};
  for (const context of contexts) Object.assign(merged, context);
  return merged;
}

function getValue(context: unknown, key: unknown): unknown {
  const [head, ...tail]: unknown[] = Array.isArray(key) ? key : [key];
  if (!isContext(context) || typeof head !== 'string' || !Object.hasOwn(context, head)) return null;
  return tail.length === 0 ? context[head] : getValue(context[head], tail);
}

/** `context([{key: "a", value: 1}])` → `{a: 1}` */
function fromEntries(...values: unknown[]): Context | null {
  const entries: [string, unknown][] = [];
  for (const entry of spread(values)) {
    if (!isContext(entry) || typeof entry.key !== 'string' || !Object.hasOwn(entry, 'value')) return null;
    entries.push([entry.key, entry.value]);
  }
  return Object.fromEntries(entries);
}

const entries = (context: unknown): unknown =>
  isContext(context) ? Object.entries(context).map(([key, value]) => ({ key, value })) : null;

export const contexts: Library = {
  'get value': define(['context|m', 'key|keys'], getValue),
  'get entries': define(['context|m'], entries),
  put: define(['context', 'key|keys', 'value'], put),
  'context put': define(['context', 'key|keys', 'value'], put),
  'put all': define(['...contexts'], merge),
  'context merge': define(['...contexts'], merge),
  context: define(['...entries'], fromEntries),
};
