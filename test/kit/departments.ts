/** Entries of the company's own lists for tests: those that every house begins with. */
import { STEPS_OF_LIMITS } from '../../db/migrations/0085-steps-of-limits.js';
import { type Department, toDepartment } from '../../domain/organisation/model.js';

export const aDepartment = (code: string): Department => toDepartment(code);

export const DEPARTMENTS: readonly Department[] = ['service', 'metering', 'engineering', 'safety'].map(aDepartment);

/** Steps of limits that the company's list begins with. */
export const STEP_CODES = STEPS_OF_LIMITS.map(([code]) => code);

export const DUTY_KINDS = ['return-visit-report', 'handling-assessment', 'complaint-analysis', 'handling-publication'];
