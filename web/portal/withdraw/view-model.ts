import { LONGEST_SAID } from '../../../domain/content/index.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls, withKey } from '../../shell/urls.js';
import { type Pass, tiesOf } from '../tracking-pass.js';

export interface WithdrawModel extends PageModel {
  number: string;
  backHref: string;
  /** Of danger that goes on; empty where there is none. */
  danger: string;
  reason: string;
  reasonError: string | null;
  errors: { text: string; href: string }[];
}

export function withdrawModel(
  t: Translate,
  { number, key }: Pass,
  inDanger: boolean,
  reason: string,
  tooLong: boolean,
): WithdrawModel {
  const error = tooLong ? t('public.withdraw.reasonLong', { count: LONGEST_SAID.withdrawal }) : null;
  return {
    title: t('public.withdraw.title'),
    languageForm: { id: 'withdraw', action: urls.withdraw },
    tied: tiesOf({ key }),
    address: withKey(urls.withdraw, 'complaint', key),
    backHref: withKey(urls.trackedComplaint, 'complaint', key),
    number,
    danger: inDanger ? t('public.danger.withdraw') : '',
    reason,
    reasonError: error,
    errors: error === null ? [] : [{ text: error, href: '#reason' }],
  };
}
