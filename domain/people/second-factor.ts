/** The second factor: time-based codes (RFC 6238) of an app, and recovery codes for the day the phone is lost. */
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Context } from '../core/context.js';
import type { Tx } from '../core/store.js';
import type { User } from './model.js';
import { type RecoveryCodesKept, recoveryCodesKept } from './secrets.js';

const STEP_SECONDS = 30;

const DIGITS = 6;

/** A step before and after: clocks of phones are not exact, and people are not fast. */
const WINDOW = 1;

const RECOVERY_CODES = 10;

const SECRET_BYTES = 20;

const totp = (secret: Secret, label: string, issuer: string): TOTP =>
  new TOTP({ issuer, label, secret, algorithm: 'SHA1', digits: DIGITS, period: STEP_SECONDS });

/** Without what people put between letters and digits. */
const bare = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `ABCDE-FGHJK`: 49 random bits in letters and digits that are not taken for one another. */
function newRecoveryCode(): string {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

export class SecondFactor {
  constructor(private readonly context: Context) {}

  private hash(user: Pick<User, 'id'>, code: string): string {
    return this.context.deps.keys.hash('recovery', `${user.id}\n${bare(code)}`);
  }

  /** The step whose code this is; null where it is no code of now. */
  private stepOf(secret: Secret, code: string): number | null {
    if (!/^\d{6}$/.test(bare(code))) return null;
    const timestamp = this.context.deps.clock.now().getTime();
    const delta = totp(secret, '', '').validate({ token: bare(code), timestamp, window: WINDOW });
    return delta === null ? null : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
  }

  /** A code counts once, and none older than the last: the person who looked over a shoulder cannot use it again. */
  private async takeCode(r: Tx, user: User, code: string): Promise<boolean> {
    const stored = await r.people.secondFactor(user.id);
    if (stored === null) return false;
    const secret = new Secret({ buffer: new Uint8Array(this.context.deps.keys.unwrap(stored.sealed)).buffer });
    const step = this.stepOf(secret, code);
    if (step === null || (stored.step !== null && step <= stored.step)) return false;
    await r.people.setSecondFactorStep(user.id, step);
    return true;
  }

  private async takeRecoveryCode(r: Tx, user: User, code: string): Promise<boolean> {
    const taken = await r.people.takeRecoveryCode(user.id, this.hash(user, code), this.context.now());
    if (taken)
      await this.context.record(r, {
        type: 'user.recovery-code-used',
        complaintId: null,
        actor: user.id,
        facts: { left: await r.people.recoveryCodesLeft(user.id) },
      });
    return taken;
  }

  /** A code of the app, or a recovery code. */
  async take(r: Tx, user: User, code: string): Promise<boolean> {
    return (await this.takeCode(r, user, code)) || (await this.takeRecoveryCode(r, user, code));
  }

  /** @returns them, and what the ledger says of them */
  async newRecoveryCodes(r: Tx, user: User): Promise<{ codes: string[]; kept: RecoveryCodesKept }> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const hashes = codes.map((code) => this.hash(user, code));
    await r.people.putRecoveryCodes(user.id, hashes);
    return { codes, kept: recoveryCodesKept(this.context.deps.keys, user.id, hashes) };
  }

  newSecret(user: User): { secret: string; uri: string } {
    const secret = new Secret({ size: SECRET_BYTES });
    return { secret: secret.base32, uri: totp(secret, user.username, this.context.deps.companyName).toString() };
  }

  /** @returns the secret as it is stored, and the step of the code; null where the code is not one of it */
  check(base32: string, code: string): { sealed: string; step: number } | null {
    const secret = Secret.fromBase32(base32);
    const step = this.stepOf(secret, code);
    return step === null ? null : { sealed: this.context.deps.keys.wrap(Buffer.from(secret.bytes)), step };
  }
}
