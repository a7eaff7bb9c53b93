import type { EngineProcessInstance, Page, EngineKey } from '../../../domain/core/index.js';
import { allProcesses } from '../../../workflows/process-api.js';
import type { ComplaintLink, Tag } from '../../shell/facts-in-words.js';
import type { Formats } from '../../shell/format.js';
import { type Translate, term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';

export const STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const;

export const PROCESSES = Object.keys(allProcesses);

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

/** 投诉处理; the model's own name where the process is not one of ours. */
export function processName(t: Translate, instance: EngineProcessInstance): string {
  const { processDefinitionId: id, processDefinitionName: name } = instance;
  const words = term(t, 'process', id);
  return words === id ? (name ?? id) : words;
}

export function instancesModel(
  t: Translate,
  format: Formats,
  filter: InstanceFilter,
  page: number,
  found: Page<EngineProcessInstance> & { complaints: Map<EngineKey, ComplaintLink>; numberUnknown: boolean },
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
    processes: options(PROCESSES, filter.process, (id) => term(t, 'process', id)),
    states: options(STATES, filter.state, (state) => term(t, 'instanceState', state)),
    incidents: options(['yes'], filter.incident, () => t('admin.instances.onlyIncidents')),
    rows: found.items.map((instance) => ({
      complaint: found.complaints.get(instance.processInstanceKey) ?? null,
      href: urls.adminInstance(instance.processInstanceKey),
      process: processName(t, instance),
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
