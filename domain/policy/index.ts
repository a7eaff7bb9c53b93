/** Policies: regulations as versioned data. */
export * from './check.js';
export * from './contacts.js';
export * from './diff.js';
export * from './tables.js';
