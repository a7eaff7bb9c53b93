/** What is stored. */
import type { Locale } from '../core/locale.js';
import type { LocalDate, Instant } from '../core/time/instant.js';
import type { AbsenceId, KeptFormId, UserId } from './ids.js';
import type { Role } from '../organisation/model.js';
import type { Absence, AccountGiven, Reach, User } from './model.js';

export interface AbsenceReader {
  byId(id: AbsenceId): Promise<Absence | null>;
  /** Not ended, and away or standing in on that day or later. */
  from(day: LocalDate): Promise<Absence[]>;
}

export interface Absences extends AbsenceReader {
  insert(absence: Absence): Promise<void>;
  /** One that was not ended before. @throws {DomainError} stale */
  end(id: AbsenceId, at: Instant): Promise<void>;
}

/** `code`, `enrol`: the password was right, the second factor is still to be given, or to be set up. */
export const SESSION_STAGES = ['full', 'code', 'enrol'] as const;

export type SessionStage = (typeof SESSION_STAGES)[number];

export interface StoredSession {
  tokenHash: string;
  userId: UserId;
  startedAt: Instant;
  seenAt: Instant;
  stage: SessionStage;
}

/** A form that was sent and could not be taken: sealed with a key of its own. */
export interface StoredForm {
  /** Of what was sent and where to: the same form twice is one. */
  id: KeptFormId;
  userId: UserId;
  path: string;
  wrappedKey: string;
  sealed: string;
  at: Instant;
  /** When its owner was told that it goes when another one has to be kept. */
  saidAt: Instant | null;
}

/** Address and telephone are sealed together. */
export type StoredReach = Omit<Reach, 'email' | 'phone'> & { userId: UserId; sealed: string };

/** Guesses at something, since the first of them. */
export interface CountedAttempts {
  count: number;
  since: Instant;
  lastAt: Instant;
}

export interface PeopleReader {
  byId(id: UserId): Promise<User | null>;
  byUsername(username: string): Promise<{ user: User; passwordHash: string } | null>;
  all(): Promise<User[]>;
  /** Accounts that nobody has given a password yet. */
  withoutPassword(): Promise<UserId[]>;
  hasActive(role: Role): Promise<boolean>;
  session(tokenHash: string): Promise<StoredSession | null>;
  /** The sealed secret, and the step of the code that was used last. */
  secondFactor(userId: UserId): Promise<{ sealed: string; step: number | null } | null>;
  recoveryCodesLeft(userId: UserId): Promise<number>;
  /** The oldest first. */
  keptForms(userId: UserId, since: Instant): Promise<StoredForm[]>;
  countKeptForms(userId: UserId, since: Instant): Promise<number>;
  /** Of those who have said how they can be reached. */
  reaches(ids: readonly UserId[]): Promise<StoredReach[]>;
  /** Who wants one mail a day. */
  wantingDigest(): Promise<UserId[]>;
  attempts(key: string): Promise<CountedAttempts | null>;
  /** Whether a person was let in to the account on that device. */
  knowsDevice(userId: UserId, deviceHash: string): Promise<boolean>;
}

export interface People extends PeopleReader {
  insert(user: User, passwordHash: string): Promise<void>;
  // One act, its own columns: an act never brings back what another has changed meanwhile.
  /** Where these are still as they were read. @throws {DomainError} stale */
  change(read: User, changes: AccountGiven): Promise<void>;
  /** Of an account that is active; nothing of any other. */
  setLocale(id: UserId, locale: Locale): Promise<void>;
  /** Of an account that is not. @throws {DomainError} stale */
  activate(id: UserId): Promise<void>;
  /** Of an account that is active. @throws {DomainError} stale */
  deactivate(id: UserId): Promise<void>;
  /** In the place of the version that was read; 0: of none. @throws {DomainError} stale */
  putReach(reach: StoredReach): Promise<void>;
  insertSession(session: StoredSession): Promise<void>;
  /** Notes that it was used. A session that was dropped meanwhile stays dropped. */
  touchSession(tokenHash: string, seenAt: Instant): Promise<void>;
  dropSession(tokenHash: string): Promise<void>;
  dropSessionsOf(userId: UserId): Promise<void>;
  /** Those that nobody has used since. */
  dropSessionsBefore(at: Instant): Promise<void>;
  /** In the place of the one that was read. @throws {DomainError} stale */
  replacePassword(userId: UserId, readHash: string, passwordHash: string): Promise<void>;
  /** In the place of the one that was read, or of none. @throws {DomainError} stale */
  replaceSecondFactor(
    userId: UserId,
    read: { sealed: string } | null,
    factor: { sealed: string; step: number } | null,
  ): Promise<void>;
  /** Later than the one before. @throws {DomainError} stale */
  setSecondFactorStep(userId: UserId, step: number): Promise<void>;
  /** In the place of all before. */
  putRecoveryCodes(userId: UserId, hashes: string[]): Promise<void>;
  /** @returns false for an unknown one and for one that was used */
  takeRecoveryCode(userId: UserId, hash: string, at: Instant): Promise<boolean>;
  keepForm(form: StoredForm): Promise<void>;
  noteKeptFormSaid(userId: UserId, id: KeptFormId, at: Instant): Promise<void>;
  dropKeptForm(userId: UserId, id: KeptFormId): Promise<void>;
  /** Everybody's. */
  dropKeptFormsBefore(at: Instant): Promise<void>;
  putAttempts(key: string, attempts: CountedAttempts | null): Promise<void>;
  /** Those counted since before then. */
  dropAttemptsBefore(since: Instant): Promise<void>;
  putDevice(userId: UserId, deviceHash: string, seenAt: Instant): Promise<void>;
  dropDevicesOf(userId: UserId): Promise<void>;
  dropDevicesBefore(seenAt: Instant): Promise<void>;
}
