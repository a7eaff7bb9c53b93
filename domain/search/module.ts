/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { searchRenewalUseCases, type SearchRenewalUseCases } from './renewal.js';
import { searchUseCases, type SearchUseCases } from './searching.js';

export type SearchModule = SearchRenewalUseCases & SearchUseCases;

export const searchModule = (context: Context): SearchModule => ({
  ...searchRenewalUseCases(context),
  ...searchUseCases(context),
});
