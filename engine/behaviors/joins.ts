/** Gateways that wait for several flows. A token that waits is a count per flow in its scope, not an element instance. */
import { type Element, type Flow, linkTarget } from '../compiler/model.js';
import type { Execution } from '../execution.js';
import type { ElementInstance, Key } from '../records.js';
import { elementOf, remember } from './element.js';

type Tokens = Record<string, number>;
const JOINS = ['PARALLEL_GATEWAY', 'INCLUSIVE_GATEWAY'];

const tokensOf = (scope: ElementInstance): Tokens => scope.runtime.tokens ?? {};
export const isJoin = ({ type, incoming }: Element): boolean => JOINS.includes(type) && incoming.length > 1;
export const hasTokens = (scope: ElementInstance): boolean => Object.keys(tokensOf(scope)).length > 0;

/** Uses up one token of each flow that has one; surplus ones wait for the next round. */
function useTokens(x: Execution, gateway: Element, scope: ElementInstance): ElementInstance {
  const tokens = { ...tokensOf(scope) };
  for (const { id } of gateway.incoming) {
    if (tokens[id] === 1) delete tokens[id];
    else if (tokens[id] !== undefined) tokens[id] -= 1;
  }
  return remember(x, scope, { tokens });
}

/**
 * A flow has reached a join. An inclusive one looks again whenever something in its scope has ended.
 * @returns the scope in which the gateway begins; null where it waits
 */
export function join(x: Execution, flow: Flow, scopeKey: Key): ElementInstance | null {
  const scope = x.get('element_instance', scopeKey);
  if (!scope) return null;
  const tokens: Tokens = { ...tokensOf(scope), [flow.id]: (tokensOf(scope)[flow.id] ?? 0) + 1 };
  const updated = remember(x, scope, { tokens });
  const isComplete = flow.target.incoming.every(({ id }) => (tokens[id] ?? 0) > 0);
  return isComplete ? useTokens(x, flow.target, updated) : null;
}

/** Where a token can go from an element in one step. */
function nextOf(element: Element): Flow[] {
  const link = linkTarget(element);
  return [...element.outgoing, ...element.boundaries.flatMap(({ outgoing }) => outgoing), ...(link?.outgoing ?? [])];
}

/** Whether something at `from` can still reach the gateway over a flow that has brought no token yet. */
function canReach(from: Element, gateway: Element, tokens: Tokens): boolean {
  const seen = new Set<Element>([from]);
  const queue = [from];
  for (let element = queue.pop(); element; element = queue.pop()) {
    for (const flow of nextOf(element)) {
      if (flow.target === gateway) {
        if (!tokens[flow.id]) return true;
      } else if (!seen.has(flow.target)) {
        seen.add(flow.target);
        queue.push(flow.target);
      }
    }
  }
  return false;
}

/** Something in the scope has ended: the inclusive join for which nothing more can come, to begin in its scope. */
export function settledJoin(x: Execution, scopeKey: Key): { gateway: Element; scope: ElementInstance } | null {
  const scope = x.get('element_instance', scopeKey);
  if (scope?.state !== 'ACTIVATED' || !hasTokens(scope)) return null;
  const tokens = tokensOf(scope);
  const waiting = new Set(
    elementOf(x, scope)
      .children.filter(isJoin)
      .filter(({ incoming }) => incoming.some(({ id }) => (tokens[id] ?? 0) > 0)),
  );
  const active = x.rowsOf('element_instance', scope, scope.key).map((child) => elementOf(x, child));
  for (const gateway of waiting) {
    if (gateway.type !== 'INCLUSIVE_GATEWAY') continue;
    const others = [...active, ...[...waiting].filter((one) => one !== gateway)];
    if (others.some((from) => canReach(from, gateway, tokens))) continue;
    return { gateway, scope: useTokens(x, gateway, scope) };
  }
  return null;
}
