import { hasWords, type Translate } from '../../i18n.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';
import type { IncidentRow } from '../incidents/view-model.js';

export interface IncidentModel extends PageModel {
  incident: IncidentRow;
  /** What usually helps with this kind. */
  advice: string;
  instanceHref: string;
  facts: { label: string; value: string }[];
}

/** What our own workers say about what is set up wrong, or missing in the diagram. */
const isSetUp = (message: string): boolean => /^(SetUpError: |The job )/.test(message);

export function incidentModel(
  t: Translate,
  row: IncidentRow,
  facts: { errorType: string; processInstanceKey: string; incidentKey: string; jobKey: string | null },
): IncidentModel {
  const advice = isSetUp(row.message) ? 'admin.incident.setUp' : `admin.incident.advice.${facts.errorType}`;
  return {
    title: row.what,
    layout: 'wide',
    incident: row,
    advice: t(hasWords(advice) ? advice : 'admin.incident.advice.other'),
    instanceHref: urls.adminInstance(facts.processInstanceKey),
    facts: [
      { label: t('admin.incident.since'), value: row.since },
      { label: t('admin.incident.lasting'), value: row.lasting },
      { label: t('admin.incident.where'), value: row.where },
      { label: t('admin.incident.type'), value: facts.errorType },
      { label: t('admin.incident.key'), value: facts.incidentKey },
      { label: t('admin.incident.job'), value: facts.jobKey ?? t('common.none') },
    ],
  };
}
