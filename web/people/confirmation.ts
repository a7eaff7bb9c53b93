/** The password once more, and a code: what people give who change their own account. */
import type { Request, Response } from 'express';
import { DomainError } from '../../domain/core/index.js';
import { type Confirmation, SHORTEST_PASSWORD } from '../../domain/people/index.js';
import { context, type RequestContext } from '../shell/context.js';
import { field, passwordField } from '../shell/form-fields.js';

const WORDS: Record<string, string> = {
  password: 'staff.account.currentWrong',
  code: 'staff.code.wrong',
  newCode: 'staff.code.wrong',
  next: 'staff.newUser.passwordShort',
};

/** @param names the fields of this form */
export function confirmationOf(
  req: Request,
  res: Response,
  names: { password: string; code: string },
): Omit<Confirmation, 'code'> & { code: string } {
  return {
    sessionToken: context(res).sessionToken ?? '',
    password: passwordField(req, names.password),
    code: field(req, names.code),
  };
}

export interface Refusal {
  /** `password`, `code`, `newCode` or `next`. */
  name: string;
  words: string;
  status: 422 | 429;
}

/** What was not right, in words; null where the error is another one. */
export function refusalOf({ t }: RequestContext, error: unknown): Refusal | null {
  if (!(error instanceof DomainError)) return null;
  if (error.code === 'signInDelayed') {
    const count = Number(error.details['seconds'] ?? 30);
    return { name: 'password', words: t('staff.signIn.delayed', { count }), status: 429 };
  }
  if (error.code !== 'invalid') return null;
  const [name = 'password'] = Object.keys(error.fields);
  return { name, words: t(WORDS[name] ?? 'staff.account.currentWrong', { count: SHORTEST_PASSWORD }), status: 422 };
}
