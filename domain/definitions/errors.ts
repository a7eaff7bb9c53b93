import { EngineError } from '../core/engine.js';

/** The bundle cannot be deployed; the message says why: a sentence, or one of each language. */
export class BundleError extends Error {
  override name = 'BundleError';
}

/** Whether a deployment failed for what is in the bundle: another try would fail again. */
export const isRefusal = (error: unknown): error is BundleError | EngineError =>
  error instanceof BundleError || (error instanceof EngineError && error.status === 400);
