/** What administrators do to the engine: the right is asked, and the act put on record, before the engine is. */
import { systemRights } from '../authorisation/index.js';
import type { Context } from './context.js';
import { DomainError, type UseCases } from './use-cases.js';

export function incidentUseCases(context: Context): Pick<UseCases, 'recordIncidentRetry'> {
  return {
    recordIncidentRetry: (by, incidentKey) =>
      context.actAgain(by, async (r, user) => {
        if (!systemRights.retryIncident(user, null)) throw new DomainError('forbidden');
        // The engine is asked again, however often: it may not have answered the first time.
        if (!(await context.isFirst(r, by))) return;
        await context.record(r, {
          type: 'incident.retried',
          complaintId: null,
          actor: user.id,
          facts: { incidentKey },
        });
      }),
  };
}
