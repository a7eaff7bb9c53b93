/** Little things that only this house reads: addresses, telephone numbers, secrets. Each has a key of its own, as forms that are kept. */
import { type Keys, openAs, seal } from './keys.js';

export function sealText(keys: Keys, value: object): string {
  const key = keys.newDataKey();
  return `${keys.wrap(key)} ${seal(key, JSON.stringify(value))}`;
}

/** What `sealText` has sealed, as the same. */
export function openText<T>(keys: Keys, sealed: string): T {
  const [wrapped = '', text = ''] = sealed.split(' ');
  return openAs<T>(keys.unwrap(wrapped), text);
}
