/** Its use cases, as pages and the clock receive them. */
import type { Context } from '../core/context.js';
import { digestUseCases, type DigestUseCases } from './digest.js';

export type DeliveriesModule = DigestUseCases;

export const deliveriesModule = (context: Context): DeliveriesModule => ({ ...digestUseCases(context) });
