/** Hooks as administrators set them up. Where one is called and how it signs is written, and never read again by anybody. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { HOOK_KINDS, type HookKind, isHookUrl, isSmsKind } from '../core/hooks.js';
import { type Locale, LOCALES } from '../core/locale.js';
import { isOneOf } from '../core/own.js';
import { openText, sealText } from '../core/privacy/sealed-text.js';
import { secretDigest } from '../core/verify/secrets.js';
import { groupsOf, isGroup } from '../people/roles.js';
import type { Group, User } from '../people/model.js';
import type { HookAddress } from './hook-calls.js';
import { insertDelivery } from './inserting.js';
import type { HookId } from './ids.js';
import type { Delivery, Hook } from './model.js';
import { deliveryRights } from './rights.js';
import type { StoredHook } from './store.js';

/** As typed. `url`, `secret`, `locale`: '' leaves what there is. */
export interface HookGiven {
  name: string;
  kind: string;
  /** '' : whomever it is for. */
  group: string;
  events: readonly string[];
  url: string;
  secret: string;
  template: string;
  /** A whole number; of short messages to complainants only. */
  receiptMinutes: string;
  locale: string;
}

/** A day: what has not arrived by then will not. */
const MOST_RECEIPT_MINUTES = 1_440;
const LONGEST = { name: 40, url: 1_000, secret: 200, template: 60 };
const EVENT = /^[a-z-]{1,60}$/;
const WHOLE = /^[1-9]\d{0,3}$/;
const MOST_EVENTS = 50;
const MOST_SHOWN = 10;

export interface HookUseCases {
  hooks(user: User): Promise<{ hook: Hook; last: Delivery | null }[]>;
  /** Groups that can be told, by what posts the company has. */
  hookGroups(user: User): Promise<Group[]>;
  hook(user: User, id: HookId): Promise<{ hook: Hook; latest: Delivery[] }>;
  /** @throws {DomainError} forbidden, invalid */
  createHook(user: User, given: HookGiven): Promise<HookId>;
  /** @throws {DomainError} forbidden, notFound, invalid, stale */
  changeHook(user: User, id: HookId, given: HookGiven, version: number): Promise<void>;
  useHook(user: User, id: HookId, active: boolean): Promise<void>;
  /** What comes back stands with its deliveries. */
  testHook(user: User, id: HookId): Promise<void>;
}

export function hookUseCases(context: Context): HookUseCases {
  const { store, keys, hooksOnThisMachine } = context.deps;

  function only(user: User): void {
    if (!deliveryRights.manageHooks(user, null)) throw new DomainError('forbidden');
  }

  function mistakesOf(given: HookGiven, before: StoredHook | null): Record<string, string> {
    const { name, kind, group, events, url, secret, template, receiptMinutes, locale } = given;
    const fields: Record<string, string> = {};
    if (name === '' || [...name].length > LONGEST.name) fields['name'] = 'required';
    if (!isOneOf(HOOK_KINDS, kind)) fields['kind'] = 'option';
    if (group !== '' && !isGroup(group)) fields['group'] = 'option';
    if (locale !== '' && !isOneOf(LOCALES, locale)) fields['locale'] = 'option';
    if (events.length > MOST_EVENTS || !events.every((event) => EVENT.test(event))) fields['events'] = 'option';
    const keepsUrl = url === '' && before !== null;
    if (!keepsUrl && (url.length > LONGEST.url || !isHookUrl(url, hooksOnThisMachine))) fields['url'] = 'address';
    if (secret.length > LONGEST.secret) fields['secret'] = 'tooLong';
    if (isSmsKind(kind) && template === '') fields['template'] = 'required';
    if (template.length > LONGEST.template) fields['template'] = 'tooLong';
    if (kind !== 'notice-sms') return fields;
    // What the gateway says of a message counts as telling: it has to be signed.
    if (secret === '' && before === null) fields['secret'] = 'required';
    const isTime = WHOLE.test(receiptMinutes) && Number(receiptMinutes) <= MOST_RECEIPT_MINUTES;
    if (!isTime) fields['receiptMinutes'] = 'range';
    return fields;
  }

  /** @throws {DomainError} invalid */
  function hookOf(given: HookGiven, before: StoredHook | null): Omit<StoredHook, 'id' | 'active' | 'version'> {
    const fields = mistakesOf(given, before);
    if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
    const had: HookAddress = before === null ? { url: '', secret: '' } : openText<HookAddress>(keys, before.sealed);
    const { name, group, events, template } = given;
    const kind: HookKind = isOneOf(HOOK_KINDS, given.kind) ? given.kind : 'webhook';
    const locale: Locale = isOneOf(LOCALES, given.locale) ? given.locale : (before?.locale ?? 'zh-CN');
    const address = { url: given.url || had.url, secret: given.secret || had.secret };
    const sealed = given.url === '' && given.secret === '' && before !== null ? before.sealed : sealText(keys, address);
    const toComplainants = kind === 'notice-sms';
    return {
      ...{ name, kind, template, locale, sealed },
      group: !toComplainants && isGroup(group) ? group : null,
      events: toComplainants ? [] : events,
      receiptMinutes: toComplainants ? Number(given.receiptMinutes) : null,
    };
  }

  async function known(r: Pick<typeof store.read, 'hooks'>, id: HookId): Promise<StoredHook> {
    const hook = await r.hooks.byId(id);
    if (hook === null) throw new DomainError('notFound');
    return hook;
  }
  /** As the row is from then on. */
  function asItIs({ sealed, events, ...hook }: Omit<StoredHook, 'version'>) {
    const { id, name, kind, group, template, locale, receiptMinutes, active } = hook;
    const address = JSON.stringify(openText<HookAddress>(keys, sealed));
    const addressDigest = secretDigest(keys.hash, 'address', id, address);
    const own = { name, kind, group, events: events.join(' '), template, locale, receiptMinutes };
    return { hookId: id, ...own, active, addressDigest };
  }
  const shown = ({ sealed: _sealed, ...hook }: StoredHook): Hook => hook;

  return {
    async hooks(user) {
      only(user);
      const all = await store.read.hooks.all();
      return Promise.all(
        all.map(async (hook) => ({
          hook: shown(hook),
          last: (await store.read.deliveries.ofHook(hook.id, 1))[0] ?? null,
        })),
      );
    },
    async hookGroups(user) {
      only(user);
      const posts = await store.read.organisation.of('post');
      const groups = posts.flatMap(({ role, department }) => (role === null ? [] : groupsOf([role], department)));
      return [...new Set(groups)];
    },
    async hook(user, id) {
      only(user);
      const hook = await known(store.read, id);
      return { hook: shown(hook), latest: await store.read.deliveries.ofHook(id, MOST_SHOWN) };
    },
    createHook: (by, given) =>
      context.act(by, async (r, user) => {
        only(user);
        const id = context.newId<HookId>();
        const hook = { ...hookOf(given, null), id, active: true, version: 1 };
        await r.hooks.insert(hook);
        const facts = asItIs(hook);
        await context.record(r, { type: 'hook.created', complaintId: null, actor: user.id, facts });
        return id;
      }),
    changeHook: (by, id, given, version) =>
      context.act(by, async (r, user) => {
        only(user);
        const before = await known(r, id);
        if (before.version !== version) throw new DomainError('stale');
        // What it is stays: another kind is another hook.
        const after = hookOf({ ...given, kind: before.kind }, before);
        const names = ['name', 'group', 'events', 'template', 'locale', 'receiptMinutes', 'sealed'] as const;
        const changed = names.filter((name) => String(before[name]) !== String(after[name]));
        if (changed.length === 0) return;
        await r.hooks.change(before, after);
        const { active } = before;
        const fields = changed.map((name) => (name === 'sealed' ? 'address' : name)).join(' ');
        await context.record(r, {
          type: 'hook.changed',
          complaintId: null,
          actor: user.id,
          facts: { ...asItIs({ ...after, id, active }), fields },
        });
      }),
    useHook: (by, id, active) =>
      context.actAgain(by, async (r, user) => {
        only(user);
        const before = await known(r, id);
        if (before.active === active) return;
        await r.hooks.change(before, { active });
        const facts = { ...asItIs({ ...before, active }), fields: 'active' };
        await context.record(r, { type: 'hook.changed', complaintId: null, actor: user.id, facts });
      }),
    testHook: (by, id) =>
      context.act(by, async (r, user) => {
        only(user);
        const hook = await known(r, id);
        const occasion = `test:${context.newId()}`;
        // A short message goes to whoever tries it.
        const userId = isSmsKind(hook.kind) ? user.id : null;
        await insertDelivery(context, r, { entryId: null, occasion, userId, hookId: id, channel: hook.kind });
        await context.record(r, { type: 'hook.tested', complaintId: null, actor: user.id, facts: { hookId: id } });
      }),
  };
}
