/** Questions to the engine's REST API, and its answers: they are looked at, not believed. */
import { z } from 'zod';
import { EngineError, messageOf, type Page, type Slice } from '../domain/core/index.js';
import { authorization, type EngineAccount } from './engine-account.js';
import { json } from './json.js';

export interface EngineClientOptions {
  /** `http://127.0.0.1:8080`, without `/v2`. */
  baseUrl: string;
  /** Absent or null: the engine asks for none. */
  account?: EngineAccount | null;
  timeoutMs?: number;
}

export type Json = Record<string, unknown>;

const DEFAULT_TIMEOUT_MS = 15_000;
/** Rows of one slice of a long list. */
const SLICE = 200;
/** The engine answered, but with something else than it should. */
const BAD_ANSWER = 502;

const PROBLEM = z.object({ detail: z.string() });

function detailOf(text: string): string | null {
  try {
    return PROBLEM.parse(JSON.parse(text)).detail;
  } catch {
    return null;
  }
}

async function send(options: EngineClientOptions, method: string, path: string, body?: unknown): Promise<Response> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = authorization(options.account ?? null);
  const init: RequestInit = { method, headers, signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS) };
  if (body !== undefined) {
    init.body = isForm ? body : JSON.stringify(body);
    if (!isForm) headers['content-type'] = 'application/json';
  }
  const response = await fetch(`${options.baseUrl.replace(/\/$/, '')}/v2${path}`, init).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new EngineError(0, `The engine at ${options.baseUrl} cannot be reached: ${messageOf(cause)}`);
  });
  if (response.ok) return response;
  const text = await response.text();
  throw new EngineError(
    response.status,
    detailOf(text) ?? `The engine answered ${response.status} to ${method} ${path}`,
  );
}

/** @throws {EngineError} that names the field, where the answer is none of this shape */
async function answerOf<T>(shape: z.ZodType<T>, response: Response, asked: string): Promise<T> {
  const read = json(shape).safeParse(await response.text());
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
  throw new EngineError(BAD_ANSWER, `The engine's answer to ${asked} is not as it should be: ${wrong}`);
}

export interface EngineHttp {
  command(method: string, path: string, body?: unknown): Promise<void>;
  read<T>(shape: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T>;
  /** null where the engine knows no such thing, or has nothing to say of it. */
  readOrNull<T>(shape: z.ZodType<T>, path: string): Promise<T | null>;
  text(path: string): Promise<string>;
  search<T>(
    row: z.ZodType<T>,
    path: string,
    filter: Json,
    page: { from: number; limit: number },
    sort?: Json[],
  ): Promise<Page<T>>;
  /** A long list, in the order of a field. */
  slice<T>(row: z.ZodType<T>, path: string, filter: Json, field: string, after: string | null): Promise<Slice<T>>;
}

export function createEngineHttp(options: EngineClientOptions): EngineHttp {
  const read: EngineHttp['read'] = async (shape, method, path, body) =>
    answerOf(shape, await send(options, method, path, body), `${method} ${path}`);
  return {
    read,
    command: async (method, path, body) => void (await (await send(options, method, path, body)).text()),
    async readOrNull(shape, path) {
      try {
        const response = await send(options, 'GET', path);
        return response.status === 204 ? null : await answerOf(shape, response, `GET ${path}`);
      } catch (error) {
        if (error instanceof EngineError && error.status === 404) return null;
        throw error;
      }
    },
    text: async (path) => (await send(options, 'GET', path)).text(),
    async search(row, path, filter, page, sort) {
      const shape = z.object({ items: z.array(row), page: z.object({ totalItems: z.number() }) });
      const found = await read(shape, 'POST', path, { filter, page, ...(sort && { sort }) });
      return { items: found.items, total: found.page.totalItems };
    },
    async slice(row, path, filter, field, after) {
      const shape = z.object({ items: z.array(row), page: z.object({ endCursor: z.string().nullish() }) });
      const { items, page } = await read(shape, 'POST', path, {
        filter,
        sort: [{ field, order: 'ASC' }],
        page: { limit: SLICE, ...(after !== null && { after }) },
      });
      return { items, next: items.length < SLICE ? null : (page.endCursor ?? null) };
    },
  };
}
