/**
 * What it comes to that a person has looked at a page: when a session was used last, and which kept forms they were told
 * would go. It is kept in memory and written down by the minute: no look at a page writes anything.
 */
import type { Context } from '../core/context.js';
import type { Instant } from '../core/time/instant.js';
import type { KeptFormId } from './ids.js';
import type { StoredForm, StoredSession } from './store.js';

export class Looks {
  private readonly sessions = new Map<string, Instant>();
  private readonly forms = new Map<KeptFormId, Pick<StoredForm, 'id' | 'userId'> & { at: Instant }>();

  constructor(private readonly context: Context) {}

  sawSession({ tokenHash }: StoredSession): void {
    this.sessions.set(tokenHash, this.context.now());
  }
  /** When it was used last: of what other processes saw all but the last minute. */
  lastSeen({ tokenHash, seenAt }: StoredSession): Instant {
    const here = this.sessions.get(tokenHash);
    return here !== undefined && here > seenAt ? here : seenAt;
  }

  toldOf({ id, userId, saidAt }: StoredForm): void {
    if (saidAt === null) this.forms.set(id, { id, userId, at: this.context.now() });
  }
  wasTold({ id, saidAt }: StoredForm): boolean {
    return saidAt !== null || this.forms.has(id);
  }

  async writeDown(): Promise<void> {
    const [sessions, forms] = [[...this.sessions], [...this.forms.values()]];
    if (sessions.length + forms.length === 0) return;
    await this.context.deps.store.transaction(async (r) => {
      for (const [tokenHash, at] of sessions) await r.people.touchSession(tokenHash, at);
      for (const { id, userId, at } of forms) await r.people.noteKeptFormSaid(userId, id, at);
    }, 'people');
    // Until it is written it stays, and so does what was seen meanwhile.
    for (const [tokenHash, at] of sessions) if (this.sessions.get(tokenHash) === at) this.sessions.delete(tokenHash);
    for (const { id } of forms) this.forms.delete(id);
  }
}

export interface LookUseCases {
  /** Every minute, and before the process ends. */
  writeLooks(): Promise<void>;
}
