/** The application in a process of its own, as its users start it, on free ports, with data of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../../db/database.js';
import { loadMasterKey } from '../../db/keys.js';
import { ledgerFaults } from './ledger.js';
import { program } from './program.js';

const root = path.resolve(import.meta.dirname, '../..');
const PAUSE_MS = 50;
/** Between two looks at a server that works on something. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
/** What `npm start` runs, source by source. */
export const AS_NPM_STARTS = ['--import', 'tsx', 'main.ts'];
const READY = /Gas Complaint Desk: (http:\/\/[^\s/]+)\//;

export class Server {
  url = '';
  output = '';
  private child: ChildProcess | null = null;

  constructor(
    readonly dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'server-')),
    private readonly settings: Record<string, string> = {},
    private readonly words: readonly string[] | null = null,
  ) {}

  async start(): Promise<void> {
    this.output = '';
    const child = spawn(process.execPath, this.words ?? [await program('main.ts')], {
      cwd: root,
      env: {
        PATH: '/usr/bin:/bin',
        HOME: os.tmpdir(),
        PORT: '0',
        ENGINE_GRPC_PORT: '0',
        ENGINE_REST_PORT: '0',
        DATA_DIR: path.join(this.dataDir, 'data'),
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        this.output += chunk.toString();
        const found = READY.exec(this.output)?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) =>
        reject(new Error(`The server ended with ${code} before it was ready:\n${this.output}`)),
      );
    });
  }

  /** How much memory the process holds, in megabytes. */
  get memory(): number {
    const status = fs.readFileSync(`/proc/${this.child?.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Whether it still runs in the process that `start` began. */
  get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** As a power cut would end it. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As Ctrl-C ends it. @returns its exit code */
  stop(): Promise<number | null> {
    return this.end('SIGINT');
  }

  private end(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return Promise.resolve(null);
    return new Promise((resolve) => {
      child.once('exit', (code) => resolve(code));
      child.kill(signal);
    });
  }

  /** Looks into its database, and closes it again: left open after a failure, it would keep the tests from ending. */
  async inDatabase<T>(look: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase({ file: path.join(this.dataDir, 'data', 'desk.sqlite') });
    try {
      return await look(database);
    } finally {
      await database.close();
    }
  }

  ledgerFaults(): Promise<string[]> {
    const dataDir = path.join(this.dataDir, 'data');
    const dataKey = this.settings['DATA_KEY'] ?? null;
    const master = loadMasterKey({ dataKey, dataDir, production: false });
    return this.inDatabase((database) => ledgerFaults(database, master));
  }

  /** Every file the application has written. */
  files(folder = this.dataDir): string[] {
    return fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  }

  async remove(): Promise<void> {
    await this.stop();
    fs.rmSync(this.dataDir, { recursive: true, force: true });
  }
}
