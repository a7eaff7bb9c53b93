/** The bundle cannot be deployed; the message is one sentence that says why. */
export class BundleError extends Error {
  override name = 'BundleError';
}
