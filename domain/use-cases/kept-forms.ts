/** What somebody sent when their session had expired: kept sealed for a day, for them only. */
import { open, seal } from '../privacy/keys.js';
import type { Context } from './context.js';
import type { KeptForm, UseCases } from './use-cases.js';

type Kept = Pick<KeptForm, 'fields' | 'why'>;

const KEPT_MS = 24 * 3_600_000;
/** No form's address is longer: what else comes to one has nothing to be sent on to. */
const LONGEST_PATH = 255;

export function keptFormUseCases(context: Context): Pick<UseCases, 'keepForm' | 'keptForm' | 'dropKeptForm'> {
  const { store, keys, clock } = context.deps;
  return {
    async keepForm(user, path, fields, why) {
      if (path.length > LONGEST_PATH) return;
      const key = keys.newDataKey();
      const form = { userId: user.id, path, wrappedKey: keys.wrap(key), at: context.now() };
      await store.transaction((r) =>
        r.people.keepForm({ ...form, sealed: seal(key, JSON.stringify({ fields, why })) }),
      );
    },
    async keptForm(user) {
      const form = await store.read.people.keptForm(user.id);
      if (form === null || clock.now().getTime() - Date.parse(form.at) > KEPT_MS) return null;
      const kept = JSON.parse(open(keys.unwrap(form.wrappedKey), form.sealed)) as Kept | Kept['fields'];
      // Those of an earlier release say no reason.
      const { fields, why } = Array.isArray(kept) ? { fields: kept, why: 'expired' as const } : kept;
      return { path: form.path, fields, why, at: form.at };
    },
    dropKeptForm: (user) => store.transaction((r) => r.people.dropKeptForm(user.id)),
  };
}
