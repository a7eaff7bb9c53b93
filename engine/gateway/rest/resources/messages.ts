/** Who waits for messages, and who got some. */
import { instant, key, number, type Resource, tenantId, text, word } from '../fields.js';
import { INSTANCE_KEYS } from './instances.js';

export const messageSubscriptions: Resource = {
  name: 'Message Subscription',
  from: 'message_subscription t',
  key: 't.key',
  since: null,
  fields: {
    messageSubscriptionKey: key('t.key'),
    processDefinitionId: text('t.bpmn_process_id'),
    processDefinitionKey: key('t.process_definition_key'),
    ...INSTANCE_KEYS,
    elementId: text('t.element_id'),
    elementInstanceKey: key('t.element_instance_key'),
    messageSubscriptionState: word('t.state', ['CORRELATED', 'CREATED', 'DELETED', 'MIGRATED']),
    lastUpdatedDate: instant('t.updated_at'),
    messageName: text('t.message_name'),
    correlationKey: text('t.correlation_key'),
    tenantId,
  },
};

export const correlatedMessages: Resource = {
  name: 'Correlated Message Subscription',
  from: 'correlated_message t',
  key: 't.id',
  since: 't.correlated_at',
  fields: {
    correlationKey: text('t.correlation_key'),
    correlationTime: instant('t.correlated_at'),
    elementId: text('t.element_id'),
    elementInstanceKey: key('t.element_instance_key'),
    messageKey: key('t.message_key'),
    messageName: text('t.message_name'),
    partitionId: number('1'),
    processDefinitionId: text('t.bpmn_process_id'),
    processDefinitionKey: key('t.process_definition_key'),
    ...INSTANCE_KEYS,
    subscriptionKey: key('t.subscription_key'),
    tenantId,
  },
};
