/** Passwords by scrypt, each with a salt of its own. */
import { scrypt as scryptCallback, randomBytes, timingSafeEqual } from 'node:crypto';

/** In characters. */
export const SHORTEST_PASSWORD = 12;

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

function scrypt(password: string, salt: Buffer): Promise<Buffer> {
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
