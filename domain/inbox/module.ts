/** Its use cases, as pages receive them. */
import type { Context } from '../core/context.js';
import { actingUseCases, type ActingUseCases } from './acting.js';
import { lookingUseCases, type LookingUseCases } from './looking.js';

export type InboxModule = ActingUseCases & LookingUseCases;

export const inboxModule = (context: Context): InboxModule => ({
  ...actingUseCases(context),
  ...lookingUseCases(context),
});
