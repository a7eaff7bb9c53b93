import { type EngineIncident, own } from '../../../domain/core/index.js';
import type { ProcessDefinition } from '../../../domain/definitions/index.js';
import { elementName, processName } from '../../shell/element-words.js';
import type { ComplaintLink, IncidentRow } from '../../shell/facts-in-words.js';
import type { Formats } from '../../shell/format.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';

export interface IncidentsModel extends PageModel {
  done: string | null;
  rows: IncidentRow[];
  pagination: Pagination;
}

export function incidentRow(
  t: Translate,
  format: Formats,
  incident: EngineIncident,
  complaint: ComplaintLink | null,
  definition: ProcessDefinition | null | undefined,
): IncidentRow {
  const { processDefinitionId, elementId } = incident;
  const process = processName(definition, processDefinitionId, format.locale);
  const element = elementName(own(definition?.elements ?? {}, elementId), elementId, format.locale);
  return {
    complaint,
    href: urls.adminIncident(incident.incidentKey),
    retryHref: urls.adminIncidentRetry(incident.incidentKey),
    what: term(t, 'incident', incident.errorType),
    where: t('admin.incidents.where', { process, element }),
    since: format.dateTime(incident.creationTime),
    lasting: format.span(format.now().getTime() - Date.parse(incident.creationTime)),
    message: incident.errorMessage,
    open: incident.state === 'ACTIVE' || incident.state === 'PENDING',
  };
}

export function incidentsModel(
  t: Translate,
  rows: IncidentRow[],
  page: number,
  total: number,
  done: string | null,
): IncidentsModel {
  return {
    title: t('admin.incidents.title'),
    layout: 'wide',
    done,
    rows,
    pagination: pagination(t, urls.adminIncidents, {}, page, total),
  };
}
