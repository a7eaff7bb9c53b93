/** Its use cases, as pages and the clock receive them. */
import type { Context } from '../core/context.js';
import { digestUseCases, type DigestUseCases } from './digest.js';
import { hookUseCases, type HookUseCases } from './hooks.js';
import { lookingUseCases, type LookingUseCases } from './looking.js';

export type DeliveriesModule = DigestUseCases & HookUseCases & LookingUseCases;

export const deliveriesModule = (context: Context): DeliveriesModule => ({
  ...digestUseCases(context),
  ...hookUseCases(context),
  ...lookingUseCases(context),
});
