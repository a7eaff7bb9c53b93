/**
 * Where the embedded engine of a data directory listens. Its ports may be any free ones, and commands that run beside the
 * application ask the engine, too.
 */
import fs from 'node:fs';
import path from 'node:path';

const fileOf = (dataDir: string): string => path.join(dataDir, 'engine-address');

/** Called at each start. */
export function noteEngineAddress(dataDir: string, restAddress: string): void {
  fs.writeFileSync(fileOf(dataDir), `${restAddress}\n`, { mode: 0o600 });
}

/** The address of the last start, `http://127.0.0.1:8080`; null where none has been. Whether it still listens is not known. */
export function engineAddressOf(dataDir: string): string | null {
  const file = fileOf(dataDir);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : null;
}
