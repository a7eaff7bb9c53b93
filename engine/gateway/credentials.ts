/** The one account a protected engine knows; both gateways ask for it in the words of HTTP Basic authentication. */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface Account {
  username: string;
  password: string;
}

/** Why a request is refused; null where it may go on. The texts are Camunda's. */
export function refusalOf(account: Account | null, header: string | undefined): string | null {
  if (!account) return null;
  if (header === undefined)
    return 'Expected authentication information at header with key [authorization], but found nothing';
  if (!/^Basic /i.test(header)) return `Expected authentication information to start with 'Basic '`;
  const given = Buffer.from(header.slice('Basic '.length).trim(), 'base64').toString('utf8');
  return same(given, `${account.username}:${account.password}`) ? null : 'Invalid credentials';
}

/** In a time that does not tell how much of it was right. */
function same(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
