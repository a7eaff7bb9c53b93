/** What can be said of something that was thrown: it may be anything. */

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** With the way there, for whoever mends it. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** `ENOENT`, `SQLITE_BUSY`, a number of gRPC's: whatever the error has as its code; undefined without one. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
