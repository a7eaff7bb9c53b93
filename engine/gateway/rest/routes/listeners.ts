/** Listeners of every user task, as Camunda 8.9 has them: made, changed and taken away while the engine runs. */
import type { Request, Router } from 'express';
import type { GlobalTaskListener, ListenerEventType } from '../../../records.js';
import { bodyOf, type Body, checkedTexts, number, required } from '../body.js';
import { invalid } from '../problem.js';
import { globalTaskListeners } from '../resources/listeners.js';
import { routes, searchOf } from '../routing.js';
import { find, type Searching } from '../search.js';

const EVENTS: readonly ListenerEventType[] = ['CREATING', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING'];

const SHAPE = {
  type: 'string',
  eventTypes: 'array',
  retries: 'number',
  afterNonGlobal: 'boolean',
  priority: 'number',
} as const;

function eventTypesOf(body: Body): ListenerEventType[] {
  const given = checkedTexts(body, 'eventTypes').map((text) => text.toUpperCase());
  if (given.length === 0) throw invalid('No eventTypes provided.');
  if (given.includes('ALL')) return [...EVENTS];
  const unknown = given.find((text) => !EVENTS.some((event) => event === text));
  if (unknown !== undefined)
    throw invalid(
      `Unexpected value '${unknown.toLowerCase()}' for enum field 'eventTypes'. Use any of the following values: [all, ${EVENTS.map((event) => event.toLowerCase()).join(', ')}]`,
    );
  return EVENTS.filter((event) => given.includes(event));
}

function within(body: Body, name: string, [least, most, preset]: [number, number, number]): number {
  const value = number(body, name, preset);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`The value for ${name} is '${value}' but must be a whole number from ${least} to ${most}`);
}

const listenerOf = (id: string, body: Body): GlobalTaskListener => ({
  id,
  type: required(body, 'type'),
  eventTypes: eventTypesOf(body),
  retries: within(body, 'retries', [1, 2 ** 31 - 1, 3]),
  afterNonGlobal: body['afterNonGlobal'] === true,
  priority: within(body, 'priority', [0, 100, 50]),
});

/** As it is answered. */
const shown = ({ eventTypes, ...listener }: GlobalTaskListener) => ({
  ...listener,
  eventTypes: eventTypes.map((event) => event.toLowerCase()),
  source: 'API',
});

const idOf = (request: Request): string => String(request.params['id']);

export function listenerRoutes(searching: Searching): Router {
  const { engine } = searching;
  return routes({
    'POST /global-task-listeners': async (request, response) => {
      const body = bodyOf(request, { id: 'string', ...SHAPE });
      const listener = listenerOf(required(body, 'id'), body);
      await engine.execute('createGlobalTaskListener', listener);
      response.status(201).json(shown(listener));
    },
    'POST /global-task-listeners/search': searchOf(searching, globalTaskListeners),
    'GET /global-task-listeners/:id': (request) => find(searching, globalTaskListeners, idOf(request)),
    'PUT /global-task-listeners/:id': async (request) => {
      const listener = listenerOf(idOf(request), bodyOf(request, SHAPE));
      await engine.execute('updateGlobalTaskListener', listener);
      return shown(listener);
    },
    'DELETE /global-task-listeners/:id': (request) => engine.execute('deleteGlobalTaskListener', { id: idOf(request) }),
  });
}
