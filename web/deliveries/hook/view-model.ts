import { isSmsKind } from '../../../domain/core/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import type { HookForm } from '../hook-form.js';
import { useInWords } from '../hooks/view-model.js';
import { evidenceOf, stateOf } from '../words.js';

export interface HookModel extends PageModel {
  done: string | null;
  kind: string;
  state: Tag;
  active: boolean;
  version: number;
  isSms: boolean;
  /** A robot of WeCom has none. */
  hasSecret: boolean;
  /** Where a gateway for complainants sends its receipts; null: it is none. */
  receiptsAt: string | null;
  href: string;
  useHref: string;
  testHref: string;
  form: HookForm;
  latest: { when: string; state: Tag; evidence: string }[];
}

type Found = Awaited<ReturnType<UseCases['deliveries']['hook']>>;

export function hookModel(
  known: RequestContext,
  { hook, latest }: Found,
  form: HookForm,
  { done, publicUrl }: { done: string | null; publicUrl: string | null },
): HookModel {
  const { t, format } = known;
  return {
    title: hook.name,
    layout: 'wide',
    done,
    kind: t(`deliveries.channels.${hook.kind}`),
    state: useInWords(known, hook.active),
    active: hook.active,
    version: hook.version,
    isSms: isSmsKind(hook.kind),
    hasSecret: hook.kind !== 'wecom',
    receiptsAt: hook.kind === 'notice-sms' ? `${publicUrl ?? ''}${urls.smsReceipts(hook.id)}` : null,
    href: urls.adminHook(hook.id),
    useHref: urls.adminHookUse(hook.id),
    testHref: urls.adminHookTest(hook.id),
    form,
    latest: latest.map((one) => ({
      when: format.dateTime(one.endedAt ?? one.createdAt),
      state: stateOf(t, one),
      evidence: evidenceOf(t, one),
    })),
    errors: form.errors,
  };
}
