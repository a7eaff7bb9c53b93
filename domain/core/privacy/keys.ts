/**
 * Encryption: every complaint has a data key of its own, wrapped by the master key. Destroying the data key makes
 * everything sealed with it unreadable for ever. Hashes for look-up are keyed, so that nobody without the key can try.
 */
import { randomBytes, createCipheriv, createDecipheriv, hkdfSync, createHmac } from 'node:crypto';

export interface Keys {
  newDataKey(): Buffer;
  /** The data key as it is stored: with the id of the master key it is wrapped by. */
  wrap(dataKey: Buffer): string;
  /** @throws Error where the master key is not the one it was wrapped with */
  unwrap(wrapped: string): Buffer;
  /** A keyed hash for exact look-up; `purpose` keeps equal texts of different kinds apart. */
  hash(purpose: string, text: string): string;
}

/** AES-256-GCM: nonce, tag and text in base64. */
export function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
}

/** @throws Error where the key is another one or the text was changed */
export function open(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(sealed.indexOf('.') + 1), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** @param master 32 bytes */
export function createKeys(master: Buffer): Keys {
  const derive = (info: string): Buffer => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), info, 32));
  const wrapping = derive('wrap');
  const hashing = derive('hash');
  const id = createHmac('sha256', master).update('key id').digest('hex').slice(0, 8);
  return {
    newDataKey: () => randomBytes(32),
    wrap: (dataKey) => `${id}:${seal(wrapping, dataKey.toString('base64'))}`,
    unwrap(wrapped) {
      const [wrappedBy, sealed] = [wrapped.slice(0, 8), wrapped.slice(9)];
      if (wrappedBy !== id)
        throw new Error(`The data was encrypted with the master key ${wrappedBy}, but the key in use is ${id}.`);
      return Buffer.from(open(wrapping, sealed), 'base64');
    },
    hash: (purpose, text) =>
      createHmac('sha256', hashing).update(`${purpose}\n${text}`).digest('base64url').slice(0, 27),
  };
}

/** What was sealed as JSON, as what it was: nobody else has the key, so that it is what this house wrote. */
export const openAs = <T>(key: Buffer, sealed: string): T =>
  // Sealing made it fast: another content would not open. Of what an earlier release wrote `T` has to tell.
  JSON.parse(open(key, sealed)) as T;

/** A digest that says nothing about the payload without the data key. */
export function payloadDigest(dataKey: Buffer, payload: string): string {
  return createHmac('sha256', dataKey).update(payload).digest('hex');
}
