/** The REST gateway as clients use it: over HTTP, on an engine in memory with a clock that only the test moves. */
import { ControlledClock, type EngineOptions, type RunningEngine, startEngine } from '../../index.js';

export const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
export const HOUR = 3_600_000;
export type Json = Record<string, never> & { [name: string]: unknown };
export interface Answer {
  status: number;
  body: Json;
}

export const items = (answer: Answer): Json[] => answer.body['items'] as unknown as Json[];
/** One field of every item. */
export const column = (answer: Answer, name: string): unknown[] => items(answer).map((item) => item[name]);

export class RestKit {
  private constructor(
    readonly engine: RunningEngine,
    readonly base: string,
  ) {}

  static async open(options: Partial<EngineOptions> = {}): Promise<RestKit> {
    const engine = await startEngine({ data: ':memory:', restPort: 0, clock: new ControlledClock(NOW), ...options });
    return new RestKit(engine, `http://127.0.0.1:${engine.restPort}/v2`);
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.base + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (/^[{[]/.test(text) ? JSON.parse(text) : { text }) as Json };
  }

  search(what: string, body: unknown = {}): Promise<Answer> {
    return this.call('POST', `/${what}/search`, body);
  }

  async deploy(files: Record<string, string>): Promise<Answer> {
    const form = new FormData();
    for (const [name, content] of Object.entries(files)) form.append('resources', new Blob([content]), name);
    const response = await fetch(`${this.base}/deployments`, { method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as Json };
  }

  async create(variables: object = {}, processDefinitionId = 'p', more: object = {}): Promise<string> {
    const { body } = await this.call('POST', '/process-instances', { processDefinitionId, variables, ...more });
    await this.engine.idle();
    return String(body['processInstanceKey']);
  }

  /** Activates jobs of a type; their keys. */
  async take(type: string, maxJobsToActivate = 10): Promise<Json[]> {
    const request = { type, timeout: HOUR, maxJobsToActivate, requestTimeout: -1, worker: 'test' };
    const { body } = await this.call('POST', '/jobs/activation', request);
    return body['jobs'] as unknown as Json[];
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}

/** One engine per test; `kit()` is the current one. */
export function withRest(): () => RestKit {
  let current: RestKit | undefined;
  beforeEach(async () => {
    current = await RestKit.open();
  });
  afterEach(() => current?.close());
  return () => current as RestKit;
}
