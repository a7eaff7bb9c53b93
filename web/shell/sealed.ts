/** Small values that a browser keeps for us and can neither read nor change: AES-256-GCM with an end of life. */
import { createHash, randomBytes, createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../domain/core/index.js';

const IV = 12;

const TAG = 16;

export interface Sealer {
  seal(value: unknown, lifetimeMs: number): string;
  /** null for anything that was not sealed here for this purpose, has expired, or is of another shape now. */
  open<Value>(text: string | undefined, shape: z.ZodType<Value>): Value | null;
}

/** @param purpose keeps a value sealed for one use from being accepted for another */
export function createSealer(secret: string, purpose: string, clock: Clock): Sealer {
  const key = createHash('sha256').update(`${purpose}\n${secret}`).digest();
  return {
    seal(value, lifetimeMs) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const plain = JSON.stringify({ until: clock.now().getTime() + lifetimeMs, value });
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(text, shape) {
      const bytes = Buffer.from(text ?? '', 'base64url');
      if (bytes.length <= IV + TAG) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV));
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
      try {
        const plain = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
        const { until, value } = z.object({ until: z.number(), value: shape }).parse(JSON.parse(plain));
        return clock.now().getTime() < until ? value : null;
      } catch {
        return null;
      }
    },
  };
}
