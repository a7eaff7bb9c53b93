/** The three answers as they were typed, and as the house takes them. */
import type { Request } from 'express';
import { type Evaluation, SOLVED } from '../../domain/portal/index.js';
import { field } from '../shell/form-fields.js';

export type Given = Record<'solved' | 'satisfaction' | 'attitude' | 'comment', string>;

export const NONE: Given = { solved: '', satisfaction: '', attitude: '', comment: '' };

export const givenIn = (req: Request): Given => ({
  solved: field(req, 'solved'),
  satisfaction: field(req, 'satisfaction'),
  attitude: field(req, 'attitude'),
  comment: field(req, 'comment'),
});

/** What is no answer becomes one that the use case refuses, with the words for it. */
export const evaluationIn = (given: Given): Omit<Evaluation, 'complaintId' | 'at'> => ({
  // No answer of the type: the use case is there to refuse it, as it refuses a number that is none.
  solved: SOLVED.find((one) => one === given.solved) ?? ('' as Evaluation['solved']),
  satisfaction: Number(given.satisfaction),
  attitude: Number(given.attitude),
  comment: given.comment,
});
