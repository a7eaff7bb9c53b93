import { LONGEST_REASON } from '../../../domain/core/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName } from '../../shell/element-words.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface BeginAnewModel extends PageModel {
  instanceHref: string;
  /** null: this process works on no open case. */
  form: {
    action: string;
    lead: string;
    tasks: string[];
    limits: string[];
    reasonError: string;
    reason: string;
  } | null;
}

export function beginAnewModel(
  { t, format, locale }: RequestContext,
  key: string,
  found: Awaited<ReturnType<UseCases['monitor']['caseToBeginAnew']>>,
  { reason, mistake }: { reason: string; mistake: string | null } = { reason: '', mistake: null },
): BeginAnewModel {
  const label = t('admin.beginAnew.reason');
  const reasonError = mistake === null ? '' : t(`desk.fieldErrors.${mistake}`, { label, max: LONGEST_REASON });
  return {
    title: t('admin.beginAnew.title'),
    layout: 'wide',
    instanceHref: urls.adminInstance(key),
    form: found && {
      action: urls.adminBeginAnew(key),
      lead: t('admin.beginAnew.lead', { number: found.number }),
      tasks: found.tasks.map(({ item, element }) =>
        t(item.state === 'claimed' ? 'admin.beginAnew.claimed' : 'admin.beginAnew.offered', {
          task: elementName(element, item.elementId, locale),
        }),
      ),
      limits: found.clocks.map(({ step, dueAt }) =>
        t('admin.beginAnew.limit', { step: term(t, 'step', step), due: format.before(dueAt) }),
      ),
      reasonError,
      reason,
    },
    ...(reasonError !== '' && found !== null && { errors: [{ text: reasonError, href: '#reason' }] }),
  };
}
