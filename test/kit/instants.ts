/** Instants and days for tests, as they are written. */
import { type Instant, type LocalDate, toInstant, toLocalDate } from '../../domain/core/index.js';

export const anInstant = (text: string): Instant => toInstant(text);

export const aDay = (text: string): LocalDate => toLocalDate(text);
