/**
 * Corrections alter nothing: the content of a complaint, and the facts beside it that no table and no process has decided
 * on, get a new version with who and why; the old one stays to be read.
 */
import {
  requiredAt,
  refuseTooLong,
  type FieldChange,
  type ContentChanges,
  type CaseFacts,
  CASE_FACTS,
  withDetails,
  CONTENT_IDENTITY,
  indexWords,
  contentChanges,
  maskedContent,
  factText,
} from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { StoredContent } from '../content/store.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { mistakeInReason } from '../core/lengths.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { Instant } from '../core/time/instant.js';
import { outsideChanges, applyOutsideChanges } from '../deadlines/index.js';
import { rightsOf } from '../people/capacity.js';
import type { User } from '../people/model.js';
import { tellsOfDanger, findDanger } from '../safety/index.js';
import type { ComplaintId } from './ids.js';
import type { Complaint, RevealReason } from './model.js';
import { type CaseVerb, caseRights } from './rights.js';

/** Nothing stands in their place. */
const NEVER_EMPTY = requiredAt('correction');

export interface ContentVersion {
  version: number;
  /** User id, or `complainant`. */
  by: string;
  at: Instant;
  /** `registered`: completed by the registration; `added`: what the complainant wrote later, where it was kept so. */
  how: 'received' | 'registered' | 'corrected' | 'added';
  /** null where there is none, and where it was erased. */
  reason: string | null;
  changes: FieldChange[];
}

export interface ContentVersions {
  complaint: Complaint;
  /** The first first. */
  versions: ContentVersion[];
  /** Each as it stood, by the same rule masked or not. */
  contents: { version: number; content: ComplaintContent }[];
  revealed: boolean;
  names: Record<string, string>;
  may: Record<CaseVerb, boolean>;
}

export interface CorrectionUseCases {
  /**
   * @throws {DomainError} notFound, forbidden; stale, where it has another version by now; invalid: `reason` (required),
   *   a name or words that are left empty (required), `channel` or `externalDueOn` (clocks: they would take a limit away
   *   or put another in its place), `changes` (unchanged)
   */
  correctContent(
    user: User,
    complaintId: ComplaintId,
    changes: ContentChanges,
    reason: string,
  ): Promise<{ version: number }>;
  /** Masked, unless revealed for a reason, which is on record. @throws {DomainError} notFound, forbidden */
  contentVersions(user: User, complaintId: ComplaintId, options?: { reveal?: RevealReason }): Promise<ContentVersions>;
}

/** Sealed beside a version. */
interface Why {
  reason: string;
  /** Of the facts that it corrected: what they were. */
  before: Partial<CaseFacts>;
  after: Partial<CaseFacts>;
}

const changed = (before: CaseFacts, given: Partial<CaseFacts>): Partial<CaseFacts> =>
  Object.fromEntries(
    CASE_FACTS.filter((name) => given[name] !== undefined && given[name] !== before[name]).map((name) => [
      name,
      given[name],
    ]),
  );

function merged(before: ComplaintContent, { content, details }: ContentChanges): ComplaintContent {
  const answers = withDetails(before.details, details);
  return { ...before, ...content, ...(answers && { details: answers }) };
}

/** A person who may not know who made a report cannot correct it either. */
const touchesIdentity = ({ details }: ComplaintContent, given: ContentChanges): boolean =>
  CONTENT_IDENTITY.some((name) => given.content[name] !== undefined) ||
  (details?.answers ?? []).some(({ key, identifies }) => identifies && given.details[key] !== undefined);

function check(after: ComplaintContent, before: ComplaintContent, reason: string, isChanged: boolean): void {
  refuseTooLong(after, before);
  const fields: Record<string, string> = {};
  for (const name of NEVER_EMPTY) if (after[name].trim() === '') fields[name] = 'required';
  const mistake = mistakeInReason(reason);
  if (mistake !== null) fields['reason'] = mistake;
  if (!isChanged) fields['changes'] = 'unchanged';
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
}

/** What a correction has come to. */
interface Corrected {
  version: number;
  after: ComplaintContent;
  facts: Partial<CaseFacts>;
  /** Names of what has changed: all of it that the ledger knows. */
  fields: string[];
  reason: string;
}

export function correctionUseCases(context: Context): CorrectionUseCases {
  const { store } = context.deps;

  /** @returns the case, where facts of it were corrected */
  async function write(
    r: Tx,
    user: User,
    complaint: Complaint,
    { version, after, facts, fields, reason }: Corrected,
  ): Promise<Complaint | null> {
    const { id: complaintId } = complaint;
    const { externalNumber: _number, ...codes } = facts;
    const names = CASE_FACTS.filter((name) => name in facts);
    const was = Object.fromEntries(names.map((name) => [name, complaint[name]]));
    const why: Why = { reason: reason.trim(), before: was, after: facts };
    const { sealed, digest } = await context.sealJson(r, complaintId, after);
    const { sealed: reasonSealed, digest: reasonDigest } = await context.sealJson(r, complaintId, why);
    await r.contents.put({ complaintId, version, sealed, by: user.id, at: context.now(), reasonSealed });
    await indexWords(context, r, { ...complaint, ...facts }, after);
    const updated = names.length === 0 ? null : await r.complaints.change(complaint, facts);
    await context.record(r, {
      type: 'content.corrected',
      complaintId,
      actor: user.id,
      facts: {
        contentVersion: version,
        fields: fields.join(' '),
        reasonDigest,
        ...codes,
        ...(updated && { state: updated.state, version: updated.version }),
      },
      payloadDigest: digest,
    });
    return updated;
  }

  /** How a version came about, from the ledger. */
  async function origins(r: Snapshot, complaintId: ComplaintId): Promise<Map<number, ContentVersion['how']>> {
    const corrected = await r.ledger.ofCase(complaintId, ['content.corrected']);
    const added = await r.ledger.ofCase(complaintId, ['information.added']);
    const all: [number | undefined, ContentVersion['how']][] = [
      [1, 'received'],
      ...added.map(({ facts }): [number | undefined, 'added'] => [facts.contentVersion, 'added']),
      ...corrected.map(({ facts }): [number, 'registered' | 'corrected'] => [
        facts.contentVersion,
        facts.fields === undefined ? 'registered' : 'corrected',
      ]),
    ];
    return new Map(all.flatMap(([version, how]) => (version === undefined ? [] : [[version, how]])));
  }

  const whyOf = async (r: Snapshot, { complaintId, reasonSealed }: StoredContent): Promise<Why | null> =>
    reasonSealed === null ? null : context.openUnlessErased<Why | null>(r, complaintId, reasonSealed, null);

  return {
    async correctContent(by, complaintId, changes, reason) {
      const known = await context.caseFor(store.read, by, 'correct', complaintId);
      const clocks = await outsideChanges(context, known, changed(known, changes.facts));
      return context.ofCase(complaintId).act(by, async (r, user) => {
        const complaint = await context.caseFor(r, user, 'correct', complaintId);
        const at = await context.caseAtHand(r, complaint);
        const before = await context.content(r, complaintId);
        if (touchesIdentity(before.content, changes) && !caseRights.seeIdentity(user, at))
          throw new DomainError('forbidden');
        if (before.version !== changes.version || CASE_FACTS.some((name) => complaint[name] !== known[name]))
          throw new DomainError('stale', { version: before.version });
        const after = merged(before.content, changes);
        const facts = changed(complaint, changes.facts);
        if (facts.channel !== undefined && (await r.organisation.entry('channel', facts.channel)) === null)
          throw new DomainError('invalid', { fields: { channel: 'missing' } });
        const fields = [
          ...contentChanges([before.content, after], [before.content, after]).map(({ field }) => field),
          ...Object.keys(facts),
        ];
        check(after, before.content, reason, fields.length > 0);
        const updated = await write(r, user, complaint, { version: changes.version + 1, after, facts, fields, reason });
        if (tellsOfDanger(after.content) && !tellsOfDanger(before.content.content))
          await findDanger(context, r, updated ?? complaint, { source: 'correction', actor: user.id });
        if (updated !== null && clocks !== null)
          await applyOutsideChanges(context, r, [complaint, updated], clocks, user.id);
        return { version: changes.version + 1 };
      });
    },

    async contentVersions(user, complaintId, { reveal: why } = {}) {
      const reveal = why !== undefined;
      const complaint = await context.caseToRead(user, complaintId, why);
      const r = store.read;
      const [rows, how, people] = await Promise.all([
        r.contents.versions(complaintId),
        origins(r, complaintId),
        r.people.all(),
      ]);
      const erased = (await r.contents.key(complaintId)) === null;
      const opened = erased
        ? []
        : await Promise.all(rows.map(({ sealed }) => context.openJson<ComplaintContent>(r, complaintId, sealed)));
      const shown = opened.map((content) => (reveal ? content : maskedContent(content, complaint.report)));
      const versions = rows.map(async (row, index): Promise<ContentVersion> => {
        const { version, by, at } = row;
        const reasons = await whyOf(r, row);
        const [before, after] = [opened[index - 1], opened[index]];
        const [from, to] = [shown[index - 1], shown[index]];
        const facts = CASE_FACTS.filter((name) => name in (reasons?.after ?? {}));
        const changes: FieldChange[] = before && after && from && to ? contentChanges([before, after], [from, to]) : [];
        return {
          version,
          by,
          at,
          how: how.get(version) ?? 'registered',
          reason: reasons?.reason ?? null,
          changes: [
            ...changes,
            ...facts.map((field) => ({
              field,
              label: null,
              from: factText(reasons?.before[field]),
              to: factText(reasons?.after[field]),
            })),
          ],
        };
      });
      return {
        complaint,
        versions: await Promise.all(versions),
        contents: shown.map((content, index) => ({ version: rows[index]?.version ?? index + 1, content })),
        revealed: reveal,
        names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
        may: rightsOf(caseRights, user, await context.caseAtHand(r, complaint)),
      };
    },
  };
}
