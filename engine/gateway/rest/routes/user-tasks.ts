/** User tasks: what people do. */
import type { Request, Router } from 'express';
import type { Commands } from '../../../commands/commands.js';
import { checkVariables } from '../../variables.js';
import { type Body, bodyOf, checked, jsonOf, required, text } from '../body.js';
import { invalid } from '../problem.js';
import { forms } from '../resources/definitions.js';
import { variables, variablesInFull } from '../resources/instances.js';
import type { Resource } from '../fields.js';
import { userTasks } from '../resources/work.js';
import { attributesOf, CHANGES } from '../task-attributes.js';
import { findOf, keyParam, routes, searchOf } from '../routing.js';
import { find, search, type Searching, type SearchResult } from '../search.js';

/** The scopes around an element instance, itself first. */
const SCOPES = `with recursive around(key, depth) as (
  select ?, 0 union all select e.flow_scope_key, depth + 1 from element_instance e join around on e.key = around.key
    where e.flow_scope_key is not null) select key from around order by depth`;

/** @param effective of several variables of one name only the innermost, which is what the task sees */
async function variablesInSight(searching: Searching, request: Request, effective: boolean): Promise<SearchResult> {
  const { reader } = searching.engine;
  const { elementInstanceKey } = await find(searching, userTasks, keyParam(request));
  const rows = await reader.all<{ key: number }>(SCOPES, [Number(elementInstanceKey)]);
  const scopes = rows.map(({ key }) => key);
  const whole = request.query['truncateValues'] === 'false' ? variablesInFull : variables;
  const order = `case o.scope_key ${scopes.map((key, depth) => `when ${key} then ${depth}`).join(' ')} end`;
  const innermost = `(select o.key from variable o where o.name = t.name and o.scope_key in (${scopes.join(', ')}) order by ${order} limit 1)`;
  const resource: Resource = { ...whole, filters: { isInnermost: { sql: `(t.key = ${innermost})`, kind: 'flag' } } };
  const fixed = { scopeKey: { $in: scopes }, ...(effective && { isInnermost: true }) };
  return search(searching, resource, jsonOf(request), fixed);
}

/** @throws {Problem} where nothing is to be changed, or a date is none */
function changesOf(body: Body): Commands['updateUserTask']['input']['changes'] {
  const changes = attributesOf(checked(body['changeset'], CHANGES, 'changeset'));
  if (Object.keys(changes).length === 0 && text(body, 'action') === '') {
    throw invalid(
      'No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".',
    );
  }
  for (const [name, words] of [
    ['dueDate', 'due date'],
    ['followUpDate', 'follow-up date'],
  ] as const) {
    const value = changes[name] ?? '';
    if (value !== '' && Number.isNaN(Date.parse(value)))
      throw invalid(`The provided ${words} '${value}' cannot be parsed as a date according to RFC 3339, section 5.6.`);
  }
  return changes;
}

export function userTaskRoutes(searching: Searching): Router {
  const { engine } = searching;
  return routes({
    'POST /user-tasks/search': searchOf(searching, userTasks),
    'GET /user-tasks/:key': findOf(searching, userTasks),
    'GET /user-tasks/:key/form': async (request) => {
      const { formKey } = await find(searching, userTasks, keyParam(request));
      return formKey === null ? undefined : find(searching, forms, Number(formKey));
    },
    'POST /user-tasks/:key/variables/search': (request) => variablesInSight(searching, request, false),
    'POST /user-tasks/:key/effective-variables/search': (request) => variablesInSight(searching, request, true),
    'POST /user-tasks/:key/assignment': async (request) => {
      const body = bodyOf(request, { assignee: 'string', allowOverride: 'boolean', action: 'string' });
      await engine.execute('assignUserTask', {
        userTaskKey: keyParam(request),
        assignee: required(body, 'assignee'),
        allowOverride: body['allowOverride'] !== false,
        action: text(body, 'action'),
      });
    },
    'DELETE /user-tasks/:key/assignee': async (request) => {
      await engine.execute('unassignUserTask', { userTaskKey: keyParam(request) });
    },
    'PATCH /user-tasks/:key': async (request) => {
      const body = bodyOf(request, { changeset: 'object', action: 'string' });
      const changes = changesOf(body);
      const action = text(body, 'action');
      await engine.execute('updateUserTask', { userTaskKey: keyParam(request), action, changes });
    },
    'POST /user-tasks/:key/completion': async (request) => {
      const body = bodyOf(request, { variables: 'object', action: 'string' });
      await engine.execute('completeUserTask', {
        userTaskKey: keyParam(request),
        variables: checkVariables(body['variables'] ?? {}),
        action: text(body, 'action'),
      });
    },
  });
}
