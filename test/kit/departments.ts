/** Departments for tests: those that every house begins with. */
import { type Department, toDepartment } from '../../domain/organisation/model.js';

export const aDepartment = (code: string): Department => toDepartment(code);

export const DEPARTMENTS: readonly Department[] = ['service', 'metering', 'engineering', 'safety'].map(aDepartment);
