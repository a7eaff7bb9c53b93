import {
  type EngineProcessInstance,
  type EngineElementInstance,
  type EngineVariable,
  type EngineIncident,
  type EngineKey,
  own,
} from '../../../domain/core/index.js';
import type { ProcessDefinition } from '../../../domain/definitions/index.js';
import { elementName, processName } from '../../shell/element-words.js';
import type { ComplaintLink, IncidentRow, Tag } from '../../shell/facts-in-words.js';
import type { Formats } from '../../shell/format.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { incidentRow } from '../incidents/view-model.js';
import { stateTag } from '../instances/view-model.js';

export interface InstanceModel extends PageModel {
  done: string | null;
  diagramUrl: string;
  complaint: ComplaintLink | null;
  state: Tag;
  facts: { label: string; value: string; href: string | null }[];
  /** null: it works on no case, or is called by one that does. */
  beginAnewHref: string | null;
  incidents: IncidentRow[];
  called: { href: string; process: string; state: Tag }[];
  history: {
    name: string;
    id: string;
    state: Tag;
    started: string;
    ended: string;
    lasted: string;
    incident: boolean;
  }[];
  variables: { name: string; value: string }[];
}

/** Everything the page is made of. */
export interface InstanceFacts {
  instance: EngineProcessInstance;
  complaint: ComplaintLink | null;
  elements: EngineElementInstance[];
  /** What it runs by. */
  definition: ProcessDefinition;
  variables: EngineVariable[];
  incidents: EngineIncident[];
  called: EngineProcessInstance[];
  /** What these run by, by key. */
  definitions: Readonly<Record<EngineKey, ProcessDefinition>>;
}

/** What happened last stands on top; events and gateways pass in no time, so the key decides. */
function latestFirst(left: EngineElementInstance, right: EngineElementInstance): number {
  return (
    right.startDate.localeCompare(left.startDate) ||
    (BigInt(right.elementInstanceKey) > BigInt(left.elementInstanceKey) ? 1 : -1)
  );
}

function historyRow(
  t: Translate,
  format: Formats,
  definition: ProcessDefinition,
  element: EngineElementInstance,
): InstanceModel['history'][number] {
  const end = element.endDate === null ? format.now() : new Date(element.endDate);
  return {
    name: elementName(own(definition.elements, element.elementId), element.elementId, format.locale),
    id: element.elementId,
    state: stateTag(t, element.state),
    started: format.precise(element.startDate),
    ended: element.endDate === null ? '–' : format.precise(element.endDate),
    lasted: format.span(end.getTime() - Date.parse(element.startDate)),
    incident: element.hasIncident,
  };
}

function beginAnewHref({ instance, complaint }: InstanceFacts): string | null {
  const { processDefinitionId, parentProcessInstanceKey, state, processInstanceKey } = instance;
  const isCase = processDefinitionId === 'complaint-handling' && parentProcessInstanceKey === null;
  return isCase && state === 'ACTIVE' && complaint !== null ? urls.adminBeginAnew(processInstanceKey) : null;
}

export function instanceModel(t: Translate, format: Formats, facts: InstanceFacts, done: string | null): InstanceModel {
  const { instance, complaint } = facts;
  const parent = instance.parentProcessInstanceKey;
  return {
    title: t('admin.instance.title', {
      process: processName(facts.definition, instance.processDefinitionId, format.locale),
      number: complaint?.number ?? instance.processInstanceKey,
    }),
    layout: 'wide',
    scripts: ['diagram.js'],
    styles: ['diagram.css'],
    done,
    diagramUrl: urls.adminInstanceDiagram(instance.processInstanceKey),
    complaint,
    state: stateTag(t, instance.state),
    facts: [
      { label: t('admin.instance.version'), value: String(instance.processDefinitionVersion), href: null },
      { label: t('admin.instance.key'), value: instance.processInstanceKey, href: null },
      { label: t('admin.instance.started'), value: format.dateTime(instance.startDate), href: null },
      {
        label: t('admin.instance.ended'),
        value: instance.endDate === null ? '–' : format.dateTime(instance.endDate),
        href: null,
      },
      {
        label: t('admin.instance.parent'),
        value: parent ?? t('common.none'),
        href: parent === null ? null : urls.adminInstance(parent),
      },
    ],
    beginAnewHref: beginAnewHref(facts),
    incidents: facts.incidents.map((incident) => incidentRow(t, format, incident, complaint, facts.definition)),
    called: facts.called.map((child) => ({
      href: urls.adminInstance(child.processInstanceKey),
      process: processName(
        own(facts.definitions, child.processDefinitionKey),
        child.processDefinitionId,
        format.locale,
      ),
      state: stateTag(t, child.state),
    })),
    history: [...facts.elements].sort(latestFirst).map((element) => historyRow(t, format, facts.definition, element)),
    variables: facts.variables
      .map(({ name, value }) => ({ name, value }))
      .sort((left, right) => left.name.localeCompare(right.name)),
  };
}
