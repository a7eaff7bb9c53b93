/** The bundle cannot be deployed; the message says why: a sentence, or one of each language. */
export class BundleError extends Error {
  override name = 'BundleError';
}
