/** Who works here, and in whose place. */
import type { Branded } from '../core/brand.js';
import type { ComplaintId } from '../cases/ids.js';
import type { BundleId } from '../definitions/ids.js';
import type { ElementDefinition } from '../definitions/model.js';
import type { Locale } from '../core/locale.js';
import type { LocalDate, Instant } from '../core/time/instant.js';
import type { Department } from '../organisation/model.js';
import type { SubmissionId, WorkItemId } from '../tasks/ids.js';
import type { AbsenceId, KeptFormId, UserId } from './ids.js';

export const ROLES = [
  'intake', // 受理
  'complaint-office', // 投诉处理机构
  'handler', // 承办人
  'department-manager', // 部门负责人
  'supervising-leader', // 分管领导
  'general-manager', // 总经理
  'return-visitor', // 回访员
  'hr', // 人力资源
  'admin', // 管理员
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that a user holds for the whole company; the others count within the user's department only. */
export const COMPANY_WIDE_ROLES: readonly Role[] = [
  'intake',
  'complaint-office',
  'supervising-leader',
  'general-manager',
  'return-visitor',
  'hr',
  'admin',
];

/** A candidate group of user tasks: a company-wide role, or `<role>:<department>`. */
export type Group = Branded<'Group'>;

/** In whose place a person acts. */
export interface Capacity {
  userId: UserId;
  displayName: string;
  roles: Role[];
  department: Department | null;
  groups: Group[];
}

export interface User {
  id: UserId;
  /** Sign-in name, by role: 受理01. */
  username: string;
  displayName: string;
  department: Department | null;
  roles: Role[];
  /** Candidate groups of the user's own roles. */
  groups: Group[];
  /** Absent people whose tasks the user does meanwhile. */
  standsInFor: Capacity[];
  locale: Locale;
  active: boolean;
  /** The form that they send just now, where it may come twice; no part of the account. */
  form?: string;
}

/** Days on which a person is away, both included, in the company's zone. */
export interface Absence {
  id: AbsenceId;
  userId: UserId;
  substituteId: UserId;
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
  absences: { absence: Absence; name: string; substitute: string; mayEnd: boolean }[];
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
