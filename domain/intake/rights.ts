/** Who may write a complaint down for a person. */
import { type Rights, hasRole, withholdable } from '../people/capacity.js';

export const INTAKE_VERBS = ['hear', 'register'] as const;

export type IntakeVerb = (typeof INTAKE_VERBS)[number];

export const intakeRights: Rights<IntakeVerb, null> = withholdable('intake', {
  // Any member of staff may be told of a complaint, and passes it on (D16-R18, D16-R19).
  hear: (user) => user.active,
  register: (user) => hasRole(user, 'intake', 'complaint-office'),
});
