/** Days for tests, as they are written. */
import { type LocalDate, toLocalDate } from '../../domain/core/index.js';

export const aDay = (text: string): LocalDate => toLocalDate(text);
