/**
 * Where the embedded engine of a data directory listens, and the account that it asks for. Its ports may be any free
 * ones, and commands that run beside the application ask the engine, too: whoever may read this file may read the data.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { EngineAccount } from './engine-account.js';

const fileOf = (dataDir: string): string => path.join(dataDir, 'engine-address');

export interface EngineAddress {
  baseUrl: string;
  account: EngineAccount | null;
}

/** Called at each start. */
export function noteEngineAddress(dataDir: string, { baseUrl, account }: EngineAddress): void {
  const file = fileOf(dataDir);
  // Made anew: a file of before may have been readable for others.
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, [baseUrl, account?.username, account?.password, ''].join('\n'), { mode: 0o600 });
}

/** Of the last start; null where none has been. Whether it still listens is not known. */
export function engineAddressOf(dataDir: string): EngineAddress | null {
  const file = fileOf(dataDir);
  if (!fs.existsSync(file)) return null;
  const [baseUrl = '', username = '', password = ''] = fs.readFileSync(file, 'utf8').split('\n');
  return { baseUrl, account: username === '' ? null : { username, password } };
}
