/** Who works here, and in whose place. */
import type { Branded } from '../core/brand.js';
import type { ComplaintId } from '../cases/ids.js';
import type { BundleId } from '../definitions/ids.js';
import type { ElementDefinition } from '../definitions/model.js';
import type { Locale } from '../core/locale.js';
import type { LocalDate, Instant } from '../core/time/instant.js';
import type { Department, Post, Role } from '../organisation/model.js';
import type { SubmissionId, WorkItemId } from '../tasks/ids.js';
import type { AbsenceId, KeptFormId, UserId } from './ids.js';

/** A candidate group of user tasks: a company-wide role, or `<role>:<department>`. */
export type Group = Branded<'Group'>;

/** Rights that the company does not give to a role though the policies of the nouns would: `cases.write`. */
export type Withheld = Partial<Record<Role, readonly string[]>>;

/** In whose place a person acts. */
export interface Capacity {
  userId: UserId;
  displayName: string;
  roles: Role[];
  /** Where they count; null: for the whole company. */
  department: Department | null;
  /** All that the person belongs to: what is kept from one of them is kept from the person. */
  departments: readonly Department[];
  groups: Group[];
  withheld?: Withheld;
}

/** A post as an account has it: what it is comes from the company's list. */
export interface Seat {
  post: Post;
  role: Role;
  department: Department | null;
  /** From its role. */
  withheld?: readonly string[];
}

export interface User {
  id: UserId;
  /** Sign-in name, by role: 受理01. */
  username: string;
  displayName: string;
  posts: readonly Seat[];
  /** Posts that the user fills while nobody else does (D10-R05). */
  deputyOf: readonly Seat[];
  /** Of their posts, as are the departments and the candidate groups. */
  roles: Role[];
  departments: Department[];
  groups: Group[];
  /** Absent people whose tasks the user does meanwhile, and posts that they fill as deputies. */
  standsInFor: Capacity[];
  locale: Locale;
  active: boolean;
  /** The form that they send just now, where it may come twice; no part of the account. */
  form?: string;
}

/** What an administrator says of a person. */
export interface AccountGiven {
  displayName: string;
  posts: readonly Post[];
  deputyOf: readonly Post[];
}

/** At once, or once a day what is unread. */
export const MAIL_MODES = ['atOnce', 'digest'] as const;

export type MailMode = (typeof MAIL_MODES)[number];

/** How a person is told outside the house, and of what; '' where there is no way. */
export interface Reach {
  email: string;
  phone: string;
  mode: MailMode;
  /** Hour of the day, in the company's zone. */
  digestHour: number;
  /** Events that the person wants no mail for, of those that nobody orders. */
  unwanted: readonly string[];
  version: number;
}

export const NO_REACH: Reach = { email: '', phone: '', mode: 'atOnce', digestHour: 9, unwanted: [], version: 0 };

export type ReachGiven = Omit<Reach, 'version'>;

/** Days on which a person is away, both included, in the company's zone. */
export interface Absence {
  id: AbsenceId;
  userId: UserId;
  /** null: the deputies of their posts. */
  substituteId: UserId | null;
  fromOn: LocalDate;
  toOn: LocalDate;
  by: UserId;
  at: Instant;
  /** Back sooner: no substitute from then on. */
  endedAt: Instant | null;
}

interface Named {
  id: UserId;
  name: string;
}

export interface AbsencesView {
  today: LocalDate;
  absences: {
    absence: Absence;
    name: string;
    /** null: the deputies. */
    substitute: string | null;
    /** Who it comes to today, as a substitute may be away as well; null: nobody, or the absence is still to come. */
    standsInNow: string | null;
    mayEnd: boolean;
  }[];
  /** Whose absence the user may record, and who may stand in. */
  whom: Named[];
  substitutes: Named[];
}

/** The session had expired; it was done already, a second click above all; or it was not theirs to send any more. */
export type KeptWhy = 'expired' | 'done' | 'refused';

export interface KeptForm {
  id: KeptFormId;
  path: string;
  fields: [name: string, value: string][];
  why: KeptWhy;
  at: Instant;
}

/** What a form was about, by its address. */
export interface FormAddress {
  workItemId: WorkItemId | undefined;
  complaintId: ComplaintId | undefined;
  submissionId: SubmissionId | undefined;
}

export interface FormSubject {
  /** Whose task form it is; null: a page's own. */
  task: { elementId: string; formId: string; element: ElementDefinition | null } | null;
  /** Whose forms it was; null: the newest. */
  bundleId: BundleId | null;
  /** null: of no complaint, or of one that this person may not see. */
  complaint: { number: string; category: string | null } | null;
}

/** That it is the account's owner who asks, and not the person who sits in front of an open session. */
export interface Confirmation {
  sessionToken: string;
  password: string;
  /** Of the app, or a recovery code; null where none is asked for. */
  code: string | null;
}
