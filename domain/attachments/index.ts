/** Photos, recordings and documents that belong to a complaint. */
export * from './file-names.js';
export * from './kinds.js';
export * from './ports.js';
