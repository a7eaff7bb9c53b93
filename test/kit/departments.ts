/** Entries of the company's own lists for tests: those that every house begins with. */
import { type Department, toDepartment } from '../../domain/organisation/model.js';

export const aDepartment = (code: string): Department => toDepartment(code);

export const DEPARTMENTS: readonly Department[] = ['service', 'metering', 'engineering', 'safety'].map(aDepartment);

export const DUTY_KINDS = ['return-visit-report', 'handling-assessment', 'complaint-analysis', 'handling-publication'];
