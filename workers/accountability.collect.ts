/** Tells the process whether a limit of the regulation was missed (D11-R19). */
import type { JobHandler } from '../domain/core/index.js';
import type { UseCases } from '../domain/modules.js';
import { complaintId, variablesOf } from './input.js';

export const collectLateness = ({ cases }: Pick<UseCases, 'cases'>): JobHandler => ({
  type: 'accountability.collect',
  handle: (job) => cases.collectLateness(variablesOf(job, { complaintId }).complaintId),
});
