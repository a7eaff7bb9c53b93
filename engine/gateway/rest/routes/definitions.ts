/** Deployed processes and forms, their deletion, and how many instances there are. */
import type { Router } from 'express';
import { bodyOf, checked, jsonOf, text } from '../body.js';
import { invalid, notFound } from '../problem.js';
import { forms, processDefinitions } from '../resources/definitions.js';
import {
  definitionStatistics,
  elementStatistics,
  subscriptionStatistics,
  versionStatistics,
} from '../resources/statistics.js';
import { findOf, keyParam, routes, searchOf } from '../routing.js';
import { find, search, type Searching } from '../search.js';

export function definitionRoutes(searching: Searching): Router {
  const { engine } = searching;
  return routes({
    'POST /process-definitions/search': searchOf(searching, processDefinitions),
    'POST /process-definitions/statistics/process-instances': searchOf(searching, definitionStatistics),
    'POST /process-definitions/statistics/process-instances-by-version': async (request) => {
      const { filter } = bodyOf(request, { filter: 'object', sort: 'array', page: 'object' });
      const wanted = checked(filter, { processDefinitionId: 'string', tenantId: 'string' }, 'filter');
      if (text(wanted, 'processDefinitionId') === '') throw invalid('No filter.processDefinitionId provided.');
      return search(searching, versionStatistics, jsonOf(request));
    },
    'POST /process-definitions/statistics/message-subscriptions': searchOf(searching, subscriptionStatistics),
    'GET /process-definitions/:key': findOf(searching, processDefinitions),
    'GET /process-definitions/:key/xml': async (request, response) => {
      const key = keyParam(request);
      const sql = 'select resource from process_definition where key = ?';
      const [row] = await engine.reader.all<{ resource: string }>(sql, [key]);
      if (!row) throw notFound('Process Definition', key);
      response.type('text/xml').send(row.resource);
    },
    'GET /process-definitions/:key/form': async (request) => {
      const key = keyParam(request);
      await find(searching, processDefinitions, key);
      const [row] = await engine.reader.all<{ key: number }>(
        `select f.key from process_definition d join form f on f.form_id = d.start_form_id
           where d.key = ? order by f.version desc limit 1`,
        [key],
      );
      return row && find(searching, forms, row.key);
    },
    'POST /process-definitions/:key/statistics/element-instances': async (request) => {
      const { filter = {} } = bodyOf(request, { filter: 'object' });
      const processDefinitionKey = keyParam(request);
      return elementStatistics(engine.reader, filter, { processDefinitionKey });
    },
    'GET /forms/:key': findOf(searching, forms),
    'POST /resources/:key/deletion': async (request) => {
      bodyOf(request, { operationReference: 'number', deleteHistory: 'boolean' });
      const resourceKey = keyParam(request);
      await engine.execute('deleteResource', { resourceKey });
      return { resourceKey: String(resourceKey), batchOperation: null };
    },
  });
}
