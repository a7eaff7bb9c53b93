/** What a person sent and could not be taken: kept sealed for a day, for them only. */
import { caseRights } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { caseOf } from '../core/matter.js';
import { openAs, seal } from '../core/privacy/keys.js';
import { type Instant, instantOf } from '../core/time/instant.js';
import { elementsAt } from '../definitions/index.js';
import { isKeptFormId, type KeptFormId } from './ids.js';
import type { Looks } from './looks.js';
import type { KeptForm, User, KeptWhy, FormAddress, FormSubject } from './model.js';
import type { StoredForm } from './store.js';

type Kept = Pick<KeptForm, 'fields' | 'why'>;

const KEPT_MS = 24 * 3_600_000;

/** Of one person. More are kept only as long as nobody has told them which go. */
const MOST = 20;

/** No form's address is longer: what else comes to one has nothing to be sent on to. */
const LONGEST_PATH = 255;

export interface KeptFormUseCases {
  /**
   * What was sent and could not be taken, for its owner to send again. The same form twice is kept once.
   * @returns its id; null where there is nothing that it could be sent on to
   */
  keepForm(user: User, path: string, fields: [name: string, value: string][], why: KeptWhy): Promise<KeptFormId | null>;
  /** The latest first. */
  keptForms(user: User): Promise<KeptForm[]>;
  countKeptForms(user: User): Promise<number>;
  /**
   * Says which go when another form has to be kept: only what has been said so goes.
   * @returns how many are kept at most, and how many of the oldest go; null: there is room
   */
  sayFullOfForms(user: User): Promise<{ most: number; go: number } | null>;
  /** @throws {DomainError} notFound: no such form, or not this person's */
  keptForm(user: User, id: KeptFormId): Promise<KeptForm>;
  subjectOfForm(user: User, address: FormAddress): Promise<FormSubject>;
  dropKeptForm(user: User, id: KeptFormId): Promise<void>;
}

export function keptFormUseCases(context: Context, looks: Looks): KeptFormUseCases {
  const { store, keys, clock } = context.deps;
  const since = (): Instant => instantOf(new Date(clock.now().getTime() - KEPT_MS));
  const formsOf = ({ id }: User): Promise<StoredForm[]> => store.read.people.keptForms(id, since());

  function opened({ id, path, at, wrappedKey, sealed }: StoredForm): KeptForm {
    const kept = openAs<Kept | Kept['fields']>(keys.unwrap(wrappedKey), sealed);
    // Those of an earlier release say no reason.
    const { fields, why } = Array.isArray(kept) ? { fields: kept, why: 'expired' as const } : kept;
    return { id, path, fields, why, at };
  }

  return {
    async keepForm(user, path, fields, why) {
      if (path.length > LONGEST_PATH) return null;
      const key = keys.newDataKey();
      const id = keys.hash('kept-form', JSON.stringify([user.id, path, fields]));
      if (!isKeptFormId(id)) throw new Error('A keyed hash is no id of a kept form.');
      const at = context.now();
      const sealed = seal(key, JSON.stringify({ fields, why }));
      await store.transaction(async (r) => {
        await r.people.dropKeptFormsBefore(since());
        const others = (await r.people.keptForms(user.id, since())).filter((one) => one.id !== id);
        const tooMany = others.slice(0, Math.max(0, others.length + 1 - MOST));
        for (const one of tooMany) if (looks.wasTold(one)) await r.people.dropKeptForm(user.id, one.id);
        await r.people.keepForm({ id, userId: user.id, path, wrappedKey: keys.wrap(key), sealed, at, saidAt: null });
      }, 'people');
      return id;
    },
    keptForms: async (user) => (await formsOf(user)).map(opened).reverse(),
    countKeptForms: ({ id }) => store.read.people.countKeptForms(id, since()),
    async sayFullOfForms(user) {
      const forms = await formsOf(user);
      const going = forms.slice(0, Math.max(0, forms.length + 1 - MOST));
      if (going.length === 0) return null;
      for (const form of going) looks.toldOf(form);
      return { most: MOST, go: going.length };
    },
    async keptForm(user, id) {
      const form = (await formsOf(user)).find((one) => one.id === id);
      if (form === undefined) throw new DomainError('notFound');
      return opened(form);
    },
    async subjectOfForm(user, { workItemId, complaintId, submissionId }) {
      const r = store.read;
      const item = workItemId === undefined ? null : await r.workItems.byId(workItemId);
      const about = (item && caseOf(item.matter)) ?? complaintId;
      const complaint = about === undefined ? null : await r.complaints.byId(about);
      const submissions = submissionId === undefined || !complaint ? [] : await r.submissions.ofComplaint(complaint.id);
      // What a form asks is no secret of the case; which case it is, is for those who may see it.
      const submission = submissions.find(({ id }) => id === submissionId) ?? null;
      const task = item ?? submission;
      const named = item ?? (submission?.workItemId ? await r.workItems.byId(submission.workItemId) : null);
      const [element = null] = named === null ? [] : await elementsAt(context, [named]);
      const sees = complaint !== null && caseRights.see(user, await context.caseAtHand(r, complaint));
      return {
        task: task && { elementId: task.elementId, formId: task.formId, element },
        bundleId: complaint?.bundleId ?? null,
        complaint: sees ? { number: complaint.number, category: complaint.category } : null,
      };
    },
    dropKeptForm: (user, id) => store.transaction((r) => r.people.dropKeptForm(user.id, id), 'people'),
  };
}
