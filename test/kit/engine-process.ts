/** The engine alone in a process of its own, as `npm run engine` starts it: it can be killed, or run out of disk. */
import { type ChildProcess, spawn } from 'node:child_process';

export class EngineProcess {
  grpcPort = 0;
  restPort = 0;
  output = '';
  private child: ChildProcess | null = null;

  /** @param largestFile in KiB: what the process may write to one file, as if the disk were full then */
  constructor(
    readonly file: string,
    private readonly largestFile: number | null = null,
  ) {}

  /** @throws with what the engine said where it ended before it was ready */
  async start(): Promise<void> {
    this.output = '';
    const engine = ['--import', 'tsx', 'engine/cli.ts', '--grpc-port', '0', '--rest-port', '0', '--data', this.file];
    const limit = `ulimit -f ${this.largestFile ?? 'unlimited'}; exec "$0" "$@"`;
    const [command, args] =
      this.largestFile === null ? [process.execPath, engine] : ['bash', ['-c', limit, process.execPath, ...engine]];
    const started = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = started;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        this.output += chunk.toString();
        const ports = /gRPC 127\.0\.0\.1:(\d+), REST http:\/\/127\.0\.0\.1:(\d+)/.exec(this.output);
        if (!ports) return;
        [this.grpcPort, this.restPort] = [Number(ports[1]), Number(ports[2])];
        resolve();
      };
      started.stdout.on('data', read);
      started.stderr.on('data', read);
      started.once('exit', (code) => reject(new Error(`The engine ended with ${code}: ${this.output}`)));
    });
  }

  async end(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    const ending = this.child;
    this.child = null;
    if (!ending || ending.exitCode !== null) return;
    await new Promise((resolve) => {
      ending.once('exit', resolve);
      ending.kill(signal);
    });
  }
}
