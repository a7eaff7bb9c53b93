/**
 * Hooks: what an administrator has set up to be told besides the inbox. One request each: by https (on this machine, for
 * trying, without), no redirect is followed, it takes ten seconds at most, and of the answer only the beginning is read.
 * Neither address nor secret nor words are logged or kept.
 */
import { codeOf, DeliveryError, type HookCall, type HookGateway, isHookUrl } from '../domain/core/index.js';
import { type Answer, type Asked, PACES, requestOf, verdictOf } from './hook-kinds.js';

export interface HookOptions {
  /** Whether one on this machine may be called without TLS. */
  onThisMachine?: boolean;
  /** For the whole request, however slowly it is answered. */
  wholeMs?: number;
}

const WHOLE_MS = 10_000;
const MINUTE_S = 60;
/** More of an answer says nothing more. */
const LONGEST_ANSWER = 16 * 1024;

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < LONGEST_ANSWER) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  await reader.cancel().catch(() => undefined);
  return Buffer.concat(parts).subarray(0, LONGEST_ANSWER).toString('utf8');
}

/** `ECONNREFUSED`, `TimeoutError`: what is known of a request without an answer. */
function codeIn(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = codeOf(cause);
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'Error';
}

export function createHookGateway({ onThisMachine = false, wholeMs = WHOLE_MS }: HookOptions = {}): HookGateway {
  async function ask({ url, headers, body }: Asked): Promise<Answer> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(wholeMs),
      });
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        text: await beginningOf(response),
      };
    } catch (error) {
      const code = codeIn(error);
      throw new DeliveryError(code === 'TimeoutError' ? 'unanswered' : 'away', code);
    }
  }

  /** When each robot was called within the last minute, in seconds. */
  const called = new Map<string, number[]>();

  /** Whoever asks more often is not listened to for ten minutes. @throws {DeliveryError} limited */
  function keepPace({ kind, url, at }: HookCall): void {
    const most = PACES[kind];
    if (most === undefined) return;
    const lately = (called.get(url) ?? []).filter((before) => before > at - MINUTE_S);
    const [first = at] = lately;
    if (lately.length >= most) throw new DeliveryError('limited', 'own-pace', (first + MINUTE_S - at) * 1_000);
    called.set(url, [...lately, at]);
  }

  return {
    async call(hook: HookCall) {
      if (!isHookUrl(hook.url, onThisMachine)) throw new DeliveryError('refused', 'address');
      keepPace(hook);
      return verdictOf(hook.kind, await ask(requestOf(hook)));
    },
  };
}
