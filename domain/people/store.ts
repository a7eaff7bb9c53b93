/** What is stored. */
import type { Id } from '../core/ids.js';
import type { Locale } from '../core/locale.js';
import type { LocalDate, Instant } from '../core/time/instant.js';
import type { Absence, User, Role } from './model.js';

export interface AbsenceReader {
  byId(id: Id): Promise<Absence | null>;
  /** Not ended, and away or standing in on that day or later. */
  from(day: LocalDate): Promise<Absence[]>;
}

export interface Absences extends AbsenceReader {
  insert(absence: Absence): Promise<void>;
  /** One that was not ended before. @throws {DomainError} stale */
  end(id: Id, at: Instant): Promise<void>;
}

/** `code`, `enrol`: the password was right, the second factor is still to be given, or to be set up. */
export const SESSION_STAGES = ['full', 'code', 'enrol'] as const;

export type SessionStage = (typeof SESSION_STAGES)[number];

export interface StoredSession {
  tokenHash: string;
  userId: Id;
  startedAt: Instant;
  seenAt: Instant;
  stage: SessionStage;
}

/** A form that was sent and could not be taken: sealed with a key of its own. */
export interface StoredForm {
  /** Of what was sent and where to: the same form twice is one. */
  id: Id;
  userId: Id;
  path: string;
  wrappedKey: string;
  sealed: string;
  at: Instant;
  /** When its owner was told that it goes when another one has to be kept. */
  saidAt: Instant | null;
}

/** Guesses at something, since the first of them. */
export interface CountedAttempts {
  count: number;
  since: Instant;
  lastAt: Instant;
}

export interface PeopleReader {
  byId(id: Id): Promise<User | null>;
  byUsername(username: string): Promise<{ user: User; passwordHash: string } | null>;
  all(): Promise<User[]>;
  hasActive(role: Role): Promise<boolean>;
  session(tokenHash: string): Promise<StoredSession | null>;
  /** The sealed secret, and the step of the code that was used last. */
  secondFactor(userId: Id): Promise<{ sealed: string; step: number | null } | null>;
  recoveryCodesLeft(userId: Id): Promise<number>;
  /** The oldest first. */
  keptForms(userId: Id, since: Instant): Promise<StoredForm[]>;
  countKeptForms(userId: Id, since: Instant): Promise<number>;
  attempts(key: string): Promise<CountedAttempts | null>;
  /** Whether a person was let in to the account on that device. */
  knowsDevice(userId: Id, deviceHash: string): Promise<boolean>;
}

export interface People extends PeopleReader {
  insert(user: User, passwordHash: string): Promise<void>;
  // One act, its own columns: an act never brings back what another has changed meanwhile.
  /** Where these are still as they were read. @throws {DomainError} stale */
  change(read: User, changes: Pick<User, 'displayName' | 'department' | 'roles'>): Promise<void>;
  /** Of an account that is active; nothing of any other. */
  setLocale(id: Id, locale: Locale): Promise<void>;
  /** Of an account that is not. @throws {DomainError} stale */
  activate(id: Id): Promise<void>;
  /** Of an account that is active. @throws {DomainError} stale */
  deactivate(id: Id): Promise<void>;
  insertSession(session: StoredSession): Promise<void>;
  /** Notes that it was used. A session that was dropped meanwhile stays dropped. */
  touchSession(tokenHash: string, seenAt: Instant): Promise<void>;
  dropSession(tokenHash: string): Promise<void>;
  dropSessionsOf(userId: Id): Promise<void>;
  /** Those that nobody has used since. */
  dropSessionsBefore(at: Instant): Promise<void>;
  setPassword(userId: Id, passwordHash: string): Promise<void>;
  setSecondFactor(userId: Id, factor: { sealed: string; step: number } | null): Promise<void>;
  /** Later than the one before. @throws {DomainError} stale */
  setSecondFactorStep(userId: Id, step: number): Promise<void>;
  /** In the place of all before. */
  putRecoveryCodes(userId: Id, hashes: string[]): Promise<void>;
  /** @returns false for an unknown one and for one that was used */
  takeRecoveryCode(userId: Id, hash: string, at: Instant): Promise<boolean>;
  keepForm(form: StoredForm): Promise<void>;
  noteKeptFormSaid(userId: Id, id: Id, at: Instant): Promise<void>;
  dropKeptForm(userId: Id, id: Id): Promise<void>;
  /** Everybody's. */
  dropKeptFormsBefore(at: Instant): Promise<void>;
  putAttempts(key: string, attempts: CountedAttempts | null): Promise<void>;
  /** Those counted since before then. */
  dropAttemptsBefore(since: Instant): Promise<void>;
  putDevice(userId: Id, deviceHash: string, seenAt: Instant): Promise<void>;
  dropDevicesOf(userId: Id): Promise<void>;
  dropDevicesBefore(seenAt: Instant): Promise<void>;
}
