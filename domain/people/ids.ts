/** Ids of accounts, absences and kept forms. */
import type { Branded } from '../core/brand.js';
import { isId } from '../core/ids.js';

export type UserId = Branded<'UserId'>;
export type AbsenceId = Branded<'AbsenceId'>;

/** Of what was sent, who sent it and where to: a keyed hash, so that the same form twice is one; of an earlier release its owner's id. */
export type KeptFormId = Branded<'KeptFormId'>;

export const isKeptFormId = (text: string): text is KeptFormId => /^[\w-]{27}$/.test(text) || isId(text);
