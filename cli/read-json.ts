/** A JSON file as a program of ours has written it, or a person has. */
import fs from 'node:fs';
import type { z } from 'zod';
import { json } from '../gateways/json.js';

/** @throws Error that names the file and the field, where it is not of this shape */
export function readJson<T>(file: string, shape: z.ZodType<T>): T {
  const read = json(shape).safeParse(fs.readFileSync(file, 'utf8'));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
  throw new Error(`${file} is not as it should be: ${wrong}`);
}
