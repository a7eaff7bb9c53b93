import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import type { HookForm } from '../hook-form.js';
import { stateOf } from '../words.js';

export interface HooksModel extends PageModel {
  done: string | null;
  rows: { href: string; name: string; kind: string; group: string; state: Tag; last: Tag | null; lastAt: string }[];
  form: HookForm;
}

type Found = Awaited<ReturnType<UseCases['deliveries']['hooks']>>;

export const useInWords = ({ t }: Pick<RequestContext, 't'>, active: boolean): Tag =>
  active
    ? { text: t('deliveries.hooks.inUse'), colour: 'green' }
    : { text: t('deliveries.hooks.outOfUse'), colour: 'grey' };

const whomInWords = (t: RequestContext['t'], { kind, group }: Found[number]['hook']): string => {
  if (kind === 'notice-sms') return t('deliveries.hooks.complainants');
  return group === null ? t('deliveries.hooks.anyGroup') : groupInWords(t, group);
};

export function hooksModel(known: RequestContext, found: Found, form: HookForm, done: string | null): HooksModel {
  const { t, format } = known;
  return {
    title: t('deliveries.hooks.title'),
    layout: 'wide',
    done,
    rows: found.map(({ hook, last }) => ({
      href: urls.adminHook(hook.id),
      name: hook.name,
      kind: t(`deliveries.channels.${hook.kind}`),
      group: whomInWords(t, hook),
      state: useInWords(known, hook.active),
      last: last === null ? null : stateOf(t, last),
      lastAt: last === null ? '' : format.dateTime(last.endedAt ?? last.createdAt),
    })),
    form,
    errors: form.errors,
  };
}
