/** Where the master key comes from: the setting, or a file beside the data directory that only its owner may read. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Settings, Keys } from '../domain/core/index.js';
import { DatabaseError } from './database.js';
import { keyFileOf } from './files.js';

/** @throws {DatabaseError} in production without the setting, or where the file holds no key */
export function loadMasterKey(options: { dataKey: string | null; dataDir: string; production: boolean }): Buffer {
  if (options.dataKey !== null) return Buffer.from(options.dataKey, 'base64');
  if (options.production) {
    throw new DatabaseError(
      'DATA_KEY must be set in production: 32 bytes in base64, for example from `openssl rand -base64 32`, kept apart from backups.',
    );
  }
  const file = keyFileOf(options.dataDir);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    fs.writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const key = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== 32)
    throw new DatabaseError(
      `${file} does not hold a key of 32 bytes: restore it from where you keep it, without it the data cannot be read.`,
    );
  return key;
}

const FINGERPRINT = 'master-key-fingerprint';

/** With another key nothing of what is stored could be read. @throws {DatabaseError} */
export async function checkMasterKey(settings: Settings, keys: Keys): Promise<void> {
  const fingerprint = keys.hash('secret', FINGERPRINT);
  const known = await settings.get(FINGERPRINT);
  if (known === null) return settings.set(FINGERPRINT, fingerprint);
  if (known !== fingerprint)
    throw new DatabaseError(
      'The data was written with another key: set DATA_KEY to the one it was written with, or restore its key file.',
    );
}
