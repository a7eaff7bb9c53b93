/** Element instances, variables and incidents. */
import type { Router } from 'express';
import type { JsonValue } from '../../../values.js';
import { checkVariables } from '../../variables.js';
import { bodyOf, checked, jsonOf } from '../body.js';
import { invalid } from '../problem.js';
import { elementInstances, incidents, variableAlone, variables, variablesInFull } from '../resources/instances.js';
import { hashOf, incidentsByDefinition, incidentsByError } from '../resources/statistics.js';
import { findOf, keyParam, routes, searchOf } from '../routing.js';
import { find, search, type Searching } from '../search.js';

/** Lists that are counted in memory are paged there. */
function pageOfList<Item>(items: Item[], page: JsonValue | undefined): object {
  const wanted = checked(page, { from: 'number', limit: 'number' }, 'page');
  const [from, limit] = [wanted.from ?? 0, wanted.limit ?? 100];
  const chosen = items.slice(from, from + limit);
  const place = { totalItems: items.length, hasMoreTotalItems: false, startCursor: null, endCursor: null };
  return { items: chosen, page: place };
}

export function elementInstanceRoutes(searching: Searching): Router {
  const { engine } = searching;
  return routes({
    'POST /element-instances/search': searchOf(searching, elementInstances),
    'GET /element-instances/:key': findOf(searching, elementInstances),
    'POST /element-instances/:key/incidents/search': async (request) => {
      const elementInstanceKey = keyParam(request);
      await find(searching, elementInstances, elementInstanceKey);
      return search(searching, incidents, jsonOf(request), { elementInstanceKey });
    },
    'PUT /element-instances/:key/variables': async (request) => {
      const body = bodyOf(request, { variables: 'object', local: 'boolean', operationReference: 'number' });
      const given = body.variables;
      if (given === undefined) throw invalid('No variables provided.');
      await engine.execute('setVariables', {
        elementInstanceKey: keyParam(request),
        variables: checkVariables(given),
        local: body['local'] === true,
      });
    },
    'POST /variables/search': (request) =>
      search(searching, request.query['truncateValues'] === 'false' ? variablesInFull : variables, jsonOf(request)),
    'GET /variables/:key': findOf(searching, variableAlone),
    'POST /incidents/search': searchOf(searching, incidents),
    'GET /incidents/:key': findOf(searching, incidents),
    'POST /incidents/:key/resolution': async (request) => {
      bodyOf(request, { operationReference: 'number' });
      await engine.execute('resolveIncident', { incidentKey: keyParam(request) });
    },
    'POST /incidents/statistics/process-instances-by-error': async (request) => {
      const { page } = bodyOf(request, { page: 'object', sort: 'array' });
      return pageOfList(await incidentsByError(engine.reader), page);
    },
    'POST /incidents/statistics/process-instances-by-definition': async (request) => {
      const { filter, page } = bodyOf(request, { filter: 'object', page: 'object', sort: 'array' });
      const { errorHashCode } = checked(filter, { errorHashCode: 'number' }, 'filter');
      if (errorHashCode === undefined) throw invalid('No filter.errorHashCode provided.');
      const all = await incidentsByError(engine.reader);
      const messages = all.map(({ errorMessage }) => errorMessage).filter((one) => hashOf(one) === errorHashCode);
      return pageOfList(await incidentsByDefinition(engine.reader, messages), page);
    },
  });
}
