/** Process instances, the complaint's number first. */
import { type Request, Router, type Response } from 'express';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { query, pageNumber } from '../../shell/form-fields.js';
import { PAGE_SIZE } from '../../shell/pagination.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { complaintsOf } from '../complaint-of.js';
import { type InstanceFilter, STATES, instancesModel } from './view-model.js';

/** With the blanks and dashes that people type. */
const LONGEST_NUMBER = 30;

const oneOf = (values: readonly string[], value: string): string => (values.includes(value) ? value : '');

function filterOf(req: Request, processes: readonly string[]): InstanceFilter {
  return {
    number: query(req, 'number').slice(0, LONGEST_NUMBER),
    process: oneOf(processes, query(req, 'process')),
    state: oneOf(STATES, query(req, 'state')),
    incident: oneOf(['yes'], query(req, 'incident')),
  };
}

export function instancesRoutes(deps: WebDeps<'cases' | 'definitions'>): Router {
  const { cases, definitions } = deps.useCases;

  async function list(req: Request, res: Response): Promise<void> {
    const processes = await definitions.processes();
    const [filter, page] = [filterOf(req, Object.keys(processes)), pageNumber(req)];
    const user = currentUser(res);
    const complaintId = filter.number === '' ? null : await cases.complaintNumbered(user, filter.number);
    const numberUnknown = filter.number !== '' && complaintId === null;
    const found = numberUnknown ? { items: [], total: 0 } : await search(filter, complaintId, page);
    const complaints = await complaintsOf(deps, user, found.items);
    const runBy = await definitions.processesByKey(found.items.map((instance) => instance.processDefinitionKey));
    const facts = { ...found, complaints, numberUnknown, processes, definitions: runBy };
    render(res, 'admin/instances', instancesModel(context(res), filter, page, facts));
  }

  function search(filter: InstanceFilter, complaintId: string | null, page: number) {
    const conditions: Record<string, unknown> = {};
    if (filter.process !== '') conditions['processDefinitionId'] = filter.process;
    if (filter.state !== '') conditions['state'] = filter.state;
    if (filter.incident !== '') conditions['hasIncident'] = true;
    // Every process of the house carries the complaint's id; a variable's value is compared as JSON.
    if (complaintId !== null) conditions['variables'] = [{ name: 'complaintId', value: JSON.stringify(complaintId) }];
    return deps.engine.searchProcessInstances(conditions, { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  }

  return Router().get(below(urls.admin, urls.adminInstances), list);
}
