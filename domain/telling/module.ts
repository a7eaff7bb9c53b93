/** Its use cases, as workers and pages receive them. */
import type { ComplaintId } from '../cases/ids.js';
import type { Context } from '../core/context.js';
import { recordingUseCases, type RecordingUseCases } from './by-staff.js';

export interface TellingModule extends RecordingUseCases {
  /** Whether the complainant is still to be told something that must be. */
  isUntold(complaintId: ComplaintId): Promise<boolean>;
  /** Whether a person has to tell some of it now: no mail is under way that may. */
  isToCall(complaintId: ComplaintId): Promise<boolean>;
}

export const tellingModule = (context: Context): TellingModule => ({
  ...recordingUseCases(context),
  isUntold: async (complaintId) =>
    (await context.deps.store.read.notices.untold(complaintId)).some(({ audience }) => audience === 'complainant'),
  isToCall: async (complaintId) =>
    (await context.deps.store.read.notices.untold(complaintId)).some(
      ({ audience, askedAt, releaseAt }) =>
        audience === 'complainant' && askedAt !== null && releaseAt <= context.now(),
    ),
});
