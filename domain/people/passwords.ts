/** Passwords by scrypt, each with a salt of its own. */
import { scrypt as scryptCallback, randomBytes, timingSafeEqual } from 'node:crypto';

/** In characters. */
export const SHORTEST_PASSWORD = 12;

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** Of Node's four threads, on which SQLite works as well: it must not have to wait behind a queue of passwords. */
const MOST_AT_ONCE = 2;
let free = MOST_AT_ONCE;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

const scrypt = (password: string, salt: Buffer): Promise<Buffer> => inTurn(() => scryptNow(password, salt));

function scryptNow(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scryptCallback(password.normalize('NFKC'), salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt.${salt.toString('base64')}.${(await scrypt(password, salt)).toString('base64')}`;
}

/** Of an account that nobody has given a password yet: no password is right. */
export const NO_PASSWORD = '';

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = '', hash = ''] = stored.split('.');
  const expected = Buffer.from(hash, 'base64');
  const given = await scrypt(password, Buffer.from(salt, 'base64'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}
