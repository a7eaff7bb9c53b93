/** Its use cases, as workers and pages receive them. */
import type { Context } from '../core/context.js';
import { beginAnewUseCases, type BeginAnewUseCases } from './begin-anew.js';
import { incidentUseCases, type IncidentUseCases } from './incidents.js';
import { receiptUseCases, type ReceiptUseCases } from './receipts.js';
import { reconciliationUseCases, type ReconciliationUseCases } from './reconciliation.js';

export type MonitorModule = BeginAnewUseCases & IncidentUseCases & ReceiptUseCases & ReconciliationUseCases;

export const monitorModule = (context: Context): MonitorModule => ({
  ...beginAnewUseCases(context),
  ...incidentUseCases(context),
  ...receiptUseCases(context),
  ...reconciliationUseCases(context),
});
