/** Built assets (`npm run prestart`), held in memory, named by the hash of their content and cached for a year. */
import fs from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { urls } from './urls.js';

const built = path.join(import.meta.dirname, '..', 'assets/built');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** What cli/build-assets.ts leaves: logical name → file name. */
const MANIFEST = z.object({ files: z.record(z.string(), z.string()) });

let manifest: z.infer<typeof MANIFEST> = { files: {} };

/** File name → content, with the compressed twins `.br` and `.gz`. A later build takes nothing away from us. */
const contents = new Map<string, Buffer>();

/** Reads what was built. Hands back false where nothing was: pages then come without styles. */
export function loadAssets(): boolean {
  const file = path.join(built, 'manifest.json');
  if (!fs.existsSync(file)) return false;
  manifest = MANIFEST.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  for (const name of Object.values(manifest.files).flatMap((base) => [base, `${base}.br`, `${base}.gz`])) {
    contents.set(name, fs.readFileSync(path.join(built, name)));
  }
  return true;
}

export function assetUrl(name: string): string {
  return `${urls.assets}/${manifest.files[name] ?? name}`;
}

/** Serves the built files and nothing else of the disk; the compressed twin where the browser takes it. */
export function serveAssets(): RequestHandler {
  const twins: Record<string, string> = { br: '.br', gzip: '.gz' };
  return (req, res, next) => {
    const name = req.path.slice(1);
    const type = TYPES[path.extname(name)];
    if (type === undefined || !contents.has(name)) return next();
    const encoding = req.acceptsEncodings('br', 'gzip');
    const twin = encoding === false ? undefined : contents.get(`${name}${twins[encoding]}`);
    res.setHeader('Content-Type', type);
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    res.setHeader('Vary', 'Accept-Encoding');
    if (twin !== undefined) res.setHeader('Content-Encoding', String(encoding));
    res.end(twin ?? contents.get(name));
  };
}
