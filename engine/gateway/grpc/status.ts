/** Rejections as gRPC statuses. */
import { status } from '@grpc/grpc-js';
import { Rejection, type RejectionType } from '../../commands/commands.js';
import { reasonOf } from '../../reason.js';
import { BadRequest } from '../variables.js';

const CODES: Record<RejectionType, status> = {
  INVALID_ARGUMENT: status.INVALID_ARGUMENT,
  NOT_FOUND: status.NOT_FOUND,
  ALREADY_EXISTS: status.ALREADY_EXISTS,
  INVALID_STATE: status.FAILED_PRECONDITION,
  PROCESSING_ERROR: status.INTERNAL,
  UNAVAILABLE: status.UNAVAILABLE,
  DEADLINE_EXCEEDED: status.DEADLINE_EXCEEDED,
};

export interface Status {
  code: status;
  details: string;
}

export function statusOf(error: unknown): Status {
  if (error instanceof Rejection) return { code: CODES[error.type], details: error.message };
  if (error instanceof BadRequest) return { code: status.INVALID_ARGUMENT, details: error.message };
  return {
    code: status.INTERNAL,
    details: `Unexpected error occurred during the request processing: ${reasonOf(error)}`,
  };
}
