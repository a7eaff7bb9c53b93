/**
 * Loaded before the tests of a mutant (`--import replace.mjs?mutant=…`): whoever loads the one file gets the mutant's
 * source in its place, from memory. The note that `mutant` names says which file, and with what; `loaded` is touched when
 * it is loaded.
 */
import fs from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const { file, source, loaded } = JSON.parse(
  fs.readFileSync(new URL(import.meta.url).searchParams.get('mutant'), 'utf8'),
);

function given() {
  fs.closeSync(fs.openSync(loaded, 'a'));
  return source;
}

// What is required is read here …
const readFileSync = fs.readFileSync;
fs.readFileSync = (name, options) =>
  typeof name === 'string' && path.resolve(name) === file ? given() : readFileSync(name, options);

/** … and what is imported, here, in the thread of the loaders. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || fileURLToPath(url.split('?')[0]) !== file) return next(url, context);
  return { format: 'module', source: given(), shortCircuit: true };
}

if (isMainThread) register(import.meta.url);
