/** Commands that are on disk and wait for something to be answered: a listener that agrees, the end of an instance. */
import { Rejection, type EngineClock } from './commands/commands.js';
import type { Waiting } from './commands/command.js';
import type { Answer } from './execution.js';

const NOTHING = (): void => undefined;

export class PendingAnswers {
  private readonly waiters = new Map<string, (answer: Answer) => void>();

  constructor(private readonly clock: EngineClock) {}

  wait<Output>({ waiter, timeoutMs, output }: Waiting<Output>): Promise<Output> {
    const waiting = new Promise<Output>((resolve, reject) => {
      const late = (): void => {
        this.waiters.delete(waiter);
        const message = 'Time out between gateway and broker: the result was not there in time';
        reject(new Rejection('DEADLINE_EXCEEDED', 'AWAIT', message));
      };
      const cancel = timeoutMs === null ? NOTHING : this.clock.schedule(this.clock.now() + timeoutMs, late);
      this.waiters.set(waiter, (answer) => {
        this.waiters.delete(waiter);
        cancel();
        if ('rejection' in answer) reject(answer.rejection);
        else resolve(output(answer.value));
      });
    });
    waiting.catch(NOTHING); // Handled by whoever awaits it; it may fail before that.
    return waiting;
  }

  give(waiter: string, answer: Answer): void {
    this.waiters.get(waiter)?.(answer);
  }

  refuseAll(rejection: Rejection): void {
    for (const answer of [...this.waiters.values()]) answer({ rejection });
  }
}
