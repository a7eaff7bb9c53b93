/** Where a person begins work. */
import { handlesComplaints } from '../../domain/authorisation/index.js';
import type { User } from '../../domain/model.js';
import { urls } from '../urls.js';

export function landingPage(user: User): string {
  return handlesComplaints(user) ? urls.desk : urls.adminInstances;
}
