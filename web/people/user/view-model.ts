import type { UseCases } from '../../../domain/modules.js';
import { type Reach, type Seat, SHORTEST_PASSWORD } from '../../../domain/people/index.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import type { ReachField } from '../reach.js';
import { type AccountFields, type Choices, choicesOf } from '../new-user/view-model.js';

/** Message keys by field. */
export type Mistakes = Partial<Record<keyof AccountFields | 'password' | ReachField, string>>;

type Found = Awaited<ReturnType<UseCases['people']['user']>> & { offered: readonly string[]; reach: Reach };

export interface UserModel extends PageModel, Choices {
  done: string | null;
  username: string;
  displayName: string;
  /** What the form was filled in from. */
  seen: string;
  state: Tag;
  secondFactor: boolean;
  changeHref: string;
  mistakes: Record<string, string>;
  reachHref: string;
  reach: Pick<Reach, 'email' | 'phone' | 'version'>;
  /** null: not for this account, or not needed. */
  passwordHref: string | null;
  secondFactorHref: string | null;
  deactivateHref: string | null;
  activateHref: string | null;
  auditHref: string;
}

export function userModel(
  t: Translate,
  { user, seen, secondFactor, may, offered, reach }: Found,
  given: AccountFields | null,
  mistakes: Mistakes,
  done: string | null,
): UserModel {
  const codes = (seats: readonly Seat[]): string[] => seats.map(({ post }) => post);
  const { displayName, posts, deputyOf } = user;
  const fields = given ?? { displayName, posts: codes(posts), deputyOf: codes(deputyOf) };
  const words = Object.fromEntries(
    Object.entries(mistakes).map(([name, key]) => [name, t(key, { count: SHORTEST_PASSWORD })]),
  );
  return {
    title: t('admin.user.title', { name: user.username }),
    layout: 'wide',
    done,
    username: user.username,
    displayName: fields.displayName,
    seen,
    state: user.active
      ? { text: t('admin.users.active'), colour: 'green' }
      : { text: t('admin.users.inactive'), colour: 'grey' },
    secondFactor,
    changeHref: urls.adminUser(user.id),
    ...choicesOf(t, fields, offered),
    mistakes: words,
    reachHref: urls.adminUserReach(user.id),
    reach,
    passwordHref: may.resetPassword ? urls.adminUserPassword(user.id) : null,
    secondFactorHref: may.resetSecondFactor && secondFactor ? urls.adminUserSecondFactor(user.id) : null,
    deactivateHref: may.deactivate && user.active ? urls.adminDeactivateUser(user.id) : null,
    activateHref: may.activate && !user.active ? urls.adminActivateUser(user.id) : null,
    auditHref: `${urls.adminAudit}?person=${user.id}`,
    errors: Object.entries(words).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
