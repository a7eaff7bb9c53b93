import { type EngineKey, type EngineProcessInstance, own, type Page } from '../../../domain/core/index.js';
import type { ProcessDefinition } from '../../../domain/definitions/index.js';
import type { RequestContext } from '../../shell/context.js';
import { processName } from '../../shell/element-words.js';
import type { ComplaintLink, Tag } from '../../shell/facts-in-words.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';

export const STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const;

/** As in the address; '' = any. */
export interface InstanceFilter {
  number: string;
  process: string;
  state: string;
  /** `yes`: only with an open incident */
  incident: string;
}

interface Option {
  value: string;
  text: string;
  selected: boolean;
}

export interface InstancesModel extends PageModel {
  filter: InstanceFilter;
  processes: Option[];
  states: Option[];
  incidents: Option[];
  rows: {
    complaint: ComplaintLink | null;
    href: string;
    process: string;
    version: number;
    state: Tag;
    incident: boolean;
    started: string;
    ended: string;
  }[];
  pagination: Pagination;
  /** A number was asked for that no complaint has. */
  numberUnknown: boolean;
}

const COLOUR: Record<string, string> = { ACTIVE: 'teal', COMPLETED: 'green', TERMINATED: 'grey' };

export function stateTag(t: Translate, state: string): Tag {
  return { text: term(t, 'instanceState', state), colour: COLOUR[state] ?? 'grey' };
}

/** What the page is made of. */
interface Found extends Page<EngineProcessInstance> {
  complaints: Map<EngineKey, ComplaintLink>;
  numberUnknown: boolean;
  /** What new cases go by, by process id: they can be asked for. */
  processes: Readonly<Record<string, ProcessDefinition>>;
  /** What the instances run by, by key. */
  definitions: Readonly<Record<EngineKey, ProcessDefinition>>;
}

export function instancesModel(
  { t, format, locale }: RequestContext,
  filter: InstanceFilter,
  page: number,
  found: Found,
): InstancesModel {
  const options = (values: readonly string[], chosen: string, words: (value: string) => string): Option[] =>
    ['', ...values].map((value) => ({
      value,
      text: value === '' ? t('admin.any') : words(value),
      selected: value === chosen,
    }));
  return {
    title: t('admin.instances.title'),
    layout: 'wide',
    filter,
    processes: options(Object.keys(found.processes), filter.process, (id) =>
      processName(found.processes[id], id, locale),
    ),
    states: options(STATES, filter.state, (state) => term(t, 'instanceState', state)),
    incidents: options(['yes'], filter.incident, () => t('admin.instances.onlyIncidents')),
    rows: found.items.map((instance) => ({
      complaint: found.complaints.get(instance.processInstanceKey) ?? null,
      href: urls.adminInstance(instance.processInstanceKey),
      process: processName(own(found.definitions, instance.processDefinitionKey), instance.processDefinitionId, locale),
      version: instance.processDefinitionVersion,
      state: stateTag(t, instance.state),
      incident: instance.hasIncident,
      started: format.dateTime(instance.startDate),
      ended: instance.endDate === null ? '–' : format.dateTime(instance.endDate),
    })),
    pagination: pagination(t, urls.adminInstances, { ...filter }, page, found.total),
    numberUnknown: found.numberUnknown,
  };
}
