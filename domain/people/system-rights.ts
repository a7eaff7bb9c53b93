/** What users may do with what runs underneath: process instances, incidents, policies. */
import { type Rights, holds } from './capacity.js';

export const SYSTEM_VERBS = [
  'monitor',
  'retryIncident',
  'repair',
  'seePolicies',
  'activatePolicy',
  'deployBundle',
  'moveCases',
  'seeAudit',
  'reconcile',
] as const;

export type SystemVerb = (typeof SYSTEM_VERBS)[number];

const administers: Rights<SystemVerb, null>[SystemVerb] = (user) => holds(user, ['admin']);

export const systemRights: Rights<SystemVerb, null> = {
  monitor: administers,
  retryIncident: administers,
  repair: administers,
  seePolicies: administers,
  activatePolicy: administers,
  deployBundle: administers,
  moveCases: administers,
  seeAudit: administers,
  reconcile: administers,
};
