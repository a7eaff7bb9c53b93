import type { UseCases } from '../../../domain/modules.js';
import { LONGEST_REASON } from '../../../domain/monitor/index.js';
import type { RequestContext } from '../../shell/context.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { taskName } from '../../tasks/element-words.js';

export interface BeginAnewModel extends PageModel {
  instanceHref: string;
  /** null: this process works on no open case. */
  form: {
    action: string;
    lead: string;
    tasks: string[];
    limits: string[];
    reasonError: string;
    longestReason: number;
  } | null;
}

export function beginAnewModel(
  { t, format, locale }: RequestContext,
  key: string,
  found: Awaited<ReturnType<UseCases['monitor']['caseToBeginAnew']>>,
  isMissing: boolean,
): BeginAnewModel {
  const reasonError = isMissing ? t('admin.beginAnew.reasonRequired') : '';
  return {
    title: t('admin.beginAnew.title'),
    layout: 'wide',
    instanceHref: urls.adminInstance(key),
    form: found && {
      action: urls.adminBeginAnew(key),
      lead: t('admin.beginAnew.lead', { number: found.number }),
      tasks: found.tasks.map(({ elementId, state }) =>
        t(state === 'claimed' ? 'admin.beginAnew.claimed' : 'admin.beginAnew.offered', {
          task: taskName(elementId, locale),
        }),
      ),
      limits: found.clocks.map(({ step, dueAt }) =>
        t('admin.beginAnew.limit', { step: term(t, 'step', step), due: format.before(dueAt) }),
      ),
      reasonError,
      longestReason: LONGEST_REASON,
    },
    ...(reasonError !== '' && found !== null && { errors: [{ text: reasonError, href: '#reason' }] }),
  };
}
