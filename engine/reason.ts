/** Why something went wrong, in its own words: anything can be thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What Node and SQLite call it: `EADDRINUSE`, `SQLITE_FULL`. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
