import type { Locale, User } from '../../../domain/model.js';
import type { RequestContext } from '../../context.js';
import { LOCALES, term, translator } from '../../i18n.js';
import type { PageModel } from '../../render.js';
import { SHORTEST_PASSWORD } from '../set-up/view-model.js';

/** Message keys by field. */
export type Mistakes = Partial<Record<'current' | 'password' | 'repeat', string>>;

export interface AccountModel extends PageModel {
  done: string | null;
  facts: { label: string; value: string }[];
  secondFactor: boolean;
  codesLeft: string;
  languages: { value: Locale; text: string; selected: boolean }[];
  mistakes: Record<string, string>;
  /** The second factor's own password field has the mistake. */
  confirmError: string;
}

export function accountModel(
  { t }: RequestContext,
  user: User,
  state: { enabled: boolean; recoveryCodesLeft: number },
  mistakes: Mistakes,
  done: string | null,
): AccountModel {
  const words = Object.fromEntries(
    Object.entries(mistakes).map(([name, key]) => [name, t(key, { count: SHORTEST_PASSWORD })]),
  );
  const confirming = mistakes.password === 'staff.account.disableWrong';
  return {
    title: t('staff.account.title'),
    layout: 'wide',
    done,
    facts: [
      { label: t('staff.signIn.username'), value: user.username },
      { label: t('staff.newUser.displayName'), value: user.displayName },
      {
        label: t('staff.newUser.roles'),
        value: user.roles.map((role) => term(t, 'role', role)).join(t('common.listSeparator')),
      },
      {
        label: t('staff.newUser.department'),
        value: user.department === null ? t('admin.users.wholeCompany') : term(t, 'department', user.department),
      },
    ],
    secondFactor: state.enabled,
    codesLeft: t('staff.account.codesLeft', { count: state.recoveryCodesLeft }),
    languages: LOCALES.map((value) => ({
      value,
      text: translator(value)('common.languageName'),
      selected: value === user.locale,
    })),
    mistakes: confirming ? {} : words,
    confirmError: confirming ? (words['password'] ?? '') : '',
    errors: Object.entries(words).map(([name, text]) => ({ text, href: confirming ? '#confirm' : `#${name}` })),
  };
}
