import type { EngineIncident, EngineProcessInstance } from '../../../domain/core/index.js';
import { type RoutingVariable, type PastRepair, MOST_TRIES, USUAL_TRIES } from '../../../domain/monitor/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { IncidentRow } from '../../shell/facts-in-words.js';
import { hasWords, type Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

/** What came of an incident that is resolved. */
export type Outcome =
  | { state: 'again'; incidentKey: string; cause: string }
  | { state: 'trying' } // the step is at work
  | { state: 'done' } // the step is behind
  | { state: 'ended' };

// with its process

export interface IncidentModel extends PageModel {
  done: string | null;
  incident: IncidentRow;
  /** What usually helps with this kind. */
  advice: string;
  instanceHref: string;
  facts: { label: string; value: string }[];
  /** null while it is open. */
  outcome: { text: string; cause: string | null; href: string | null } | null;
  /** How often the job is tried again; null where the step has none. */
  tries: { value: string; hint: string; error: string } | null;
  variables: { name: string; value: string; set: boolean; href: string }[];
  /** Of the case's own process, where this is one, or one that it has called. */
  beginAnewHref: string | null;
  repairs: { what: string; when: string; by: string; reason: string; before: string | null; after: string | null }[];
}

export interface IncidentFacts {
  incident: EngineIncident;
  instance: EngineProcessInstance | null;
  outcome: Outcome | null;
  variables: RoutingVariable[];
  done: PastRepair[];
  /** What was typed, where it was no number of tries. */
  tries: string | null;
}

/** Which words of advice: what our own workers say is missing or set up wrong comes before the kind of the engine. */
function adviceOf(message: string, errorType: string): string {
  if (/^The job .* needs the header /.test(message)) return 'admin.incident.header';
  if (/^The job .* needs the variables /.test(message)) return 'admin.incident.variables';
  if (/^(SetUpError: |The job )/.test(message)) return 'admin.incident.setUp';
  const ofType = `admin.incident.advice.${errorType}`;
  return hasWords(ofType) ? ofType : 'admin.incident.advice.other';
}

function outcomeInWords(t: Translate, outcome: Outcome): IncidentModel['outcome'] {
  const text = t(`admin.incident.outcome.${outcome.state}`);
  if (outcome.state !== 'again') return { text, cause: null, href: null };
  return { text, cause: outcome.cause, href: urls.adminIncident(outcome.incidentKey) };
}

function repairRow({ t, format }: Pick<RequestContext, 't' | 'format'>, repair: PastRepair) {
  const { act, variable, at, by, words } = repair;
  const notSet = t('admin.incident.notSet');
  const isChange = act === 'variable-changed' && words !== null;
  return {
    what: t(`admin.incident.repairs.${act}`, { name: variable ?? '' }),
    when: format.dateTime(at),
    by,
    reason: words === null ? t('admin.incident.repairs.unreadable') : words.reason,
    before: isChange ? (words.before ?? notSet) : null,
    after: isChange ? (words.after ?? notSet) : null,
  };
}

export function incidentModel(
  known: Pick<RequestContext, 't' | 'format'>,
  row: IncidentRow,
  facts: IncidentFacts,
  done: string | null,
): IncidentModel {
  const { t } = known;
  const { incident, instance, outcome, variables, tries } = facts;
  const { processInstanceKey, incidentKey, jobKey, errorType } = incident;
  const error = tries === null ? '' : t('admin.incident.triesError', { most: MOST_TRIES });
  const root = instance?.rootProcessInstanceKey ?? processInstanceKey;
  return {
    title: row.what,
    layout: 'wide',
    done,
    incident: row,
    advice: t(adviceOf(row.message, errorType)),
    instanceHref: urls.adminInstance(processInstanceKey),
    facts: [
      { label: t('admin.incident.since'), value: row.since },
      { label: t('admin.incident.lasting'), value: row.lasting },
      { label: t('admin.incident.where'), value: row.where },
      { label: t('admin.incident.type'), value: errorType },
      { label: t('admin.incident.key'), value: incidentKey },
      { label: t('admin.incident.job'), value: jobKey ?? t('common.none') },
    ],
    outcome: outcome === null ? null : outcomeInWords(t, outcome),
    tries:
      jobKey === null
        ? null
        : { value: tries ?? String(USUAL_TRIES), hint: t('admin.incident.triesHint', { most: MOST_TRIES }), error },
    variables: variables.map(({ name, value }) => ({
      name,
      value: value ?? t('admin.incident.notSet'),
      set: value !== null,
      href: urls.adminVariable(incidentKey, name),
    })),
    beginAnewHref: row.open && row.complaint !== null ? urls.adminBeginAnew(root) : null,
    repairs: facts.done.map((repair) => repairRow(known, repair)),
    ...(error !== '' && { errors: [{ text: error, href: '#tries' }] }),
  };
}
