/** Whose inbox a user reads: their groups', but for cases that they are kept from, as of now. */
import type { Context } from '../core/context.js';
import type { User } from '../people/model.js';
import { groupScopes } from '../tasks/rights.js';
import type { InboxOf } from './store.js';

export const inboxOf = (context: Context, user: User): InboxOf => ({
  userId: user.id,
  scopes: groupScopes(user),
  now: context.now(),
});
