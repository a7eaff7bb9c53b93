/** A case of the demonstration, and who works on it. */
import type { ComplaintId } from '../../domain/cases/index.js';
import type { Agenda } from './agenda.js';
import type { PlannedCase } from './course.js';
import type { House } from './house.js';
import type { Office } from './office.js';
import type { People } from './people.js';

/** A case that has come in. */
export interface Case extends PlannedCase {
  complaintId: ComplaintId;
  number: string;
  queryCode: string;
  /** How often the task of an element has come up. */
  rounds: Map<string, number>;
}

/** What everybody in the company has at hand. */
export interface Desk {
  seed: string;
  house: House;
  agenda: Agenda;
  office: Office;
  people: People;
  /** The last instant, exclusive. */
  until: number;
}
