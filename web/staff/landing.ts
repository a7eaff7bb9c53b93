/** Where a person begins work. */
import type { User } from '../../domain/model.js';
import { urls } from '../urls.js';

export function landingPage(user: User): string {
  const onlyAdministers = user.roles.every((role) => role === 'admin');
  return onlyAdministers ? urls.adminInstances : urls.desk;
}
