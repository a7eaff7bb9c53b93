/** Messages and signals: sent, waited for, received. */
import type { Router } from 'express';
import { TENANT } from '../../../records.js';
import { checkVariables } from '../../variables.js';
import { bodyOf, number, required, text } from '../body.js';
import { correlatedMessages, messageSubscriptions } from '../resources/messages.js';
import { routes, searchOf } from '../routing.js';
import type { Searching } from '../search.js';

const tenantId = TENANT;

export function messageRoutes(searching: Searching): Router {
  const { engine } = searching;
  return routes({
    'POST /messages/publication': async (request) => {
      const body = bodyOf(request, {
        name: 'string',
        correlationKey: 'string',
        timeToLive: 'number',
        messageId: 'string',
        variables: 'object',
        tenantId: 'string',
      });
      const { key } = await engine.execute('publishMessage', {
        name: required(body, 'name'),
        correlationKey: text(body, 'correlationKey'),
        timeToLiveMs: number(body, 'timeToLive'),
        messageId: text(body, 'messageId'),
        variables: checkVariables(body['variables'] ?? {}),
      });
      return { tenantId, messageKey: String(key) };
    },
    'POST /messages/correlation': async (request) => {
      const shape = { name: 'string', correlationKey: 'string', variables: 'object', tenantId: 'string' } as const;
      const body = bodyOf(request, shape);
      const { key, processInstanceKey } = await engine.execute('correlateMessage', {
        name: required(body, 'name'),
        correlationKey: text(body, 'correlationKey'),
        variables: checkVariables(body['variables'] ?? {}),
      });
      return { tenantId, messageKey: String(key), processInstanceKey: String(processInstanceKey) };
    },
    'POST /signals/broadcast': async (request) => {
      const body = bodyOf(request, { signalName: 'string', variables: 'object', tenantId: 'string' });
      const { key } = await engine.execute('broadcastSignal', {
        signalName: required(body, 'signalName'),
        variables: checkVariables(body['variables'] ?? {}),
      });
      return { tenantId, signalKey: String(key) };
    },
    'POST /message-subscriptions/search': searchOf(searching, messageSubscriptions),
    'POST /correlated-message-subscriptions/search': searchOf(searching, correlatedMessages),
  });
}
