/** Files, sealed with the key of their case. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Bound to what it is part of, so that bytes put in another row do not open there. */
export const boundTo = (id: string, part: string): Buffer => Buffer.from(`${id}\n${part}`);

/** AES-256-GCM, as `seal` does it to texts: nonce, tag and bytes. */
export function sealBytes(key: Buffer, bytes: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
}

/** @throws Error where the key or the place is another one, or the bytes were changed */
export function openBytes(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
