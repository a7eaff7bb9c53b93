/**
 * Guesses of passwords and codes. Each is counted before it is looked at, in one transaction of the database: guesses
 * that come at once, also at several processes, count as those that come one after another. From some number on, each
 * one doubles the wait. Keys are hashed: what a person typed as a name may be a password in the wrong field.
 */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { User } from './model.js';
import { type Instant, instantOf } from '../core/time/instant.js';

const SECOND = 1_000;

const MINUTE = 60 * SECOND;

const FIRST_DELAY_MS = 30 * SECOND;

const LONGEST_DELAY_MS = 15 * MINUTE;

/** What is counted is forgotten a day after the first guess. */
const WINDOW_MS = 24 * 60 * MINUTE;

const KNOWN_FOR_MS = 180 * 24 * 60 * MINUTE;

/** Guesses without a wait: at one account from one place, at one account from everywhere, from one place at any account. */
const FREE = { pair: 3, account: 20, address: 100 } as const;

/** Who tries: the address as limits count it, and what the browser's device cookie says. */
export interface Caller {
  address: string;
  device: string | null;
}

/** What one guess is counted on. `cleared`: a right one ends the count; otherwise it only takes itself back. */
interface Count {
  key: string;
  free: number;
  cleared: boolean;
}

const delayAfter = (count: number, free: number): number =>
  count < free ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(count - free, 10));

export class Attempts {
  constructor(private readonly context: Context) {}

  private hash(purpose: string, ...parts: string[]): string {
    return this.context.deps.keys.hash('attempt', [purpose, ...parts].join('\n'));
  }
  private device(device: string): string {
    return this.context.deps.keys.hash('device', device);
  }
  private ago(ms: number): Instant {
    return instantOf(new Date(this.context.deps.clock.now().getTime() - ms));
  }

  /**
   * A device that the account was used on has a count of its own. So nobody else's guesses keep its owner out.
   * @param what `password` of a name that was typed, or `code` of an account
   */
  async countsOf(what: 'password' | 'code', name: string, user: User | null, caller: Caller): Promise<Count[]> {
    const { address, device } = caller;
    const hash = device === null ? null : this.device(device);
    if (user !== null && hash !== null && (await this.context.deps.store.read.people.knowsDevice(user.id, hash)))
      return [{ key: this.hash(what, 'device', user.id, hash), free: FREE.pair, cleared: true }];
    return [
      { key: this.hash(what, 'pair', name, address), free: FREE.pair, cleared: true },
      { key: this.hash(what, 'account', name), free: FREE.account, cleared: false },
      { key: this.hash('any', 'address', address), free: FREE.address, cleared: false },
    ];
  }

  /** Guesses at one's own password and codes from within a session. */
  withinSession(sessionToken: string): Count[] {
    return [{ key: this.hash('session', sessionToken), free: FREE.pair, cleared: true }];
  }

  private async wait(r: Snapshot, { key, free }: Count): Promise<{ count: number; since: Instant; left: number }> {
    const now = this.context.deps.clock.now().getTime();
    const found = await r.people.attempts(key);
    if (found === null || found.since < this.ago(WINDOW_MS)) return { count: 0, since: this.context.now(), left: 0 };
    const left = delayAfter(found.count, free) - (now - Date.parse(found.lastAt));
    return { count: found.count, since: found.since, left };
  }

  private async check(r: Snapshot, counts: readonly Count[]): Promise<void> {
    let left = 0;
    for (const count of counts) left = Math.max(left, (await this.wait(r, count)).left);
    if (left > 0) throw new DomainError('signInDelayed', { seconds: Math.ceil(left / SECOND) });
  }

  /** Counts a guess that is about to be looked at. @throws {DomainError} signInDelayed */
  async begin(counts: readonly Count[]): Promise<void> {
    const { store } = this.context.deps;
    // A person who has to wait writes nothing: a flood of guesses does not hold up the one writer.
    await this.check(store.read, counts);
    await store.transaction(async (r) => {
      await this.check(r, counts);
      await r.people.dropAttemptsBefore(this.ago(WINDOW_MS));
      for (const one of counts) {
        const { count, since } = await this.wait(r, one);
        await r.people.putAttempts(one.key, { count: count + 1, since, lastAt: this.context.now() });
      }
    }, 'people');
  }

  /** It was right. */
  async forgive(r: Tx, counts: readonly Count[]): Promise<void> {
    for (const one of counts) {
      const found = one.cleared ? null : await r.people.attempts(one.key);
      const left = (found?.count ?? 0) - 1;
      await r.people.putAttempts(one.key, found === null || left <= 0 ? null : { ...found, count: left });
    }
  }

  /** A person was let in on it. */
  async know(r: Tx, user: Pick<User, 'id'>, device: string): Promise<void> {
    await r.people.dropDevicesBefore(this.ago(KNOWN_FOR_MS));
    await r.people.putDevice(user.id, this.device(device), this.context.now());
  }
}
