/** Listeners of every user task. */
import { flag, json, number, type Resource, text, word } from '../fields.js';

export const globalTaskListeners: Resource = {
  name: 'Global listener',
  from: 'global_task_listener t',
  key: 't.id',
  since: null,
  fields: {
    id: text('t.id'),
    type: text('t.type'),
    eventTypes: json(`(select json_group_array(lower(e.value)) from json_each(t.event_types) e)`),
    retries: number('t.retries'),
    afterNonGlobal: flag('t.after_non_global'),
    priority: number('t.priority'),
    source: word(`'API'`, ['API', 'CONFIGURATION']),
  },
};
