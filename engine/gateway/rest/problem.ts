/** Refusals as RFC 7807 problems, with Camunda's titles and statuses. */
import type { NextFunction, Request, Response } from 'express';
import { Rejection, type RejectionType } from '../../commands/commands.js';
import { reasonOf } from '../../reason.js';
import { BadRequest } from '../variables.js';

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'Problem';
  }
}

export const invalid = (detail: string): Problem => new Problem(400, 'INVALID_ARGUMENT', detail);
export const notFound = (what: string, key: string | number): Problem =>
  new Problem(404, 'NOT_FOUND', `${what} with key '${key}' not found`);

const STATUSES: Record<RejectionType, number> = {
  INVALID_ARGUMENT: 400,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  INVALID_STATE: 409,
  PROCESSING_ERROR: 500,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};
const REASONS: Record<number, string> = {
  400: 'Bad Request',
  404: 'Not Found',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
};

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BadRequest) return invalid(error.message);
  if (error instanceof Rejection) return new Problem(STATUSES[error.type], error.type, error.message);
  // express and its body parser name the status of what a client did wrong.
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status >= 400 && status < 500) return new Problem(status, REASONS[status] ?? 'Bad Request', reasonOf(error));
  return new Problem(500, 'INTERNAL', 'An unexpected error occurred while the request was processed.');
}

export function sendProblem(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  const { status, title, detail } = problemOf(error);
  response
    .status(status)
    .type('application/problem+json')
    .json({ type: 'about:blank', title, status, detail, instance: request.originalUrl });
}
