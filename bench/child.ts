/** A program in a process of its own: it says one line when it is ready, and its processor time can be read. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

export class Child {
  private constructor(
    private readonly child: ChildProcess,
    readonly line: string,
    /** From the start of the process to its line. */
    readonly readyMs: number,
  ) {}

  static start(script: string, args: string[]): Promise<Child> {
    const begin = process.hrtime.bigint();
    const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
    const child = spawn(process.execPath, [...loader, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      child.stdout?.once('data', (chunk: Buffer) =>
        resolve(new Child(child, chunk.toString(), Number(process.hrtime.bigint() - begin) / 1e6)),
      );
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    });
  }

  get port(): number {
    return Number(/127\.0\.0\.1:(\d+)/.exec(this.line)?.[1]);
  }

  /** Milliseconds of processor time so far. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.child.once('exit', resolve);
      this.child.kill('SIGKILL');
    });
  }
}
