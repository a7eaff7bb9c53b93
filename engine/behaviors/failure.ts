/** Why a step of an element cannot be done: it becomes an incident, and the step is tried again when that is resolved. */
import type { IncidentType } from '../records.js';

export class Failure extends Error {
  override name = 'Failure';
  constructor(
    readonly type: IncidentType,
    message: string,
  ) {
    super(message);
  }
}
