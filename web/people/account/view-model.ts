import type { Locale } from '../../../domain/core/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { Reach, User } from '../../../domain/people/index.js';
import type { RequestContext } from '../../shell/context.js';
import { LOCALES, translator } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { type ReachField, type ReachModel, reachModel } from '../reach.js';
import { postsInWords } from '../posts.js';

/** Words by field; `confirm` and `code` are those of the second factor. */
export type Mistakes = Partial<Record<'current' | 'password' | 'repeat' | 'confirm' | 'code' | ReachField, string>>;

interface Found {
  state: Awaited<ReturnType<UseCases['people']['secondFactorState']>>;
  events: Awaited<ReturnType<UseCases['people']['accountEvents']>>;
  reach: Reach;
  /** Events that nobody orders. */
  optional: readonly string[];
}

export interface AccountModel extends PageModel {
  done: string | null;
  facts: { label: string; value: string }[];
  secondFactor: boolean;
  codesLeft: string;
  languages: { value: Locale; text: string; selected: boolean }[];
  reach: ReachModel;
  mistakes: Mistakes;
  /** What has lately happened to the account. */
  events: { when: string; what: string; by: string }[];
  errors: { text: string; href: string }[];
}

export function accountModel(
  { t, format }: RequestContext,
  user: User,
  { state, events, reach, optional }: Found,
  mistakes: Mistakes,
  done: string | null,
): AccountModel {
  return {
    title: t('staff.account.title'),
    layout: 'wide',
    done,
    facts: [
      { label: t('staff.signIn.username'), value: user.username },
      { label: t('staff.newUser.displayName'), value: user.displayName },
      { label: t('staff.newUser.posts'), value: postsInWords(t, user) },
    ],
    secondFactor: state.enabled,
    codesLeft: t('staff.account.codesLeft', { count: state.recoveryCodesLeft }),
    languages: LOCALES.map((value) => ({
      value,
      text: translator(value)('common.languageName'),
      selected: value === user.locale,
    })),
    reach: reachModel(t, reach, optional),
    mistakes,
    events: events.map(({ type, at, own }) => ({
      when: format.dateTime(at),
      what: t(`admin.audit.types.${type}`),
      by: t(`staff.account.events.${own ? 'own' : 'others'}`),
    })),
    errors: Object.entries(mistakes).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
