/** Where a person begins work. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { handlesComplaints } from '../../domain/cases/index.js';
import type { User } from '../../domain/people/index.js';
import { cookies, COOKIE, setCookie, clearCookie } from '../shell/cookies.js';
import type { WebDeps } from '../shell/deps.js';
import { createSealer } from '../shell/sealed.js';
import { urls } from '../shell/urls.js';

export function landingPage(user: User): string {
  return handlesComplaints(user) ? urls.desk : urls.adminInstances;
}

/** Lets a person in: to what was kept for them, to where they wanted to go, or to their first page. */
export function entrance({ useCases, clock, config }: WebDeps<'people'>) {
  const wanted = createSealer(config.csrfSecret, 'wanted', clock);
  return async (req: Request, res: Response, user: User, sessionToken: string): Promise<void> => {
    const place = wanted.open(cookies(req)[COOKIE.wanted], z.string()) ?? landingPage(user);
    setCookie(res, config, COOKIE.session, sessionToken);
    clearCookie(res, config, COOKIE.wanted);
    const [kept, ...others] = await useCases.people.keptForms(user);
    const toKept = others.length > 0 || kept === undefined ? urls.keptForms : urls.keptForm(kept.id);
    res.redirect(303, kept === undefined ? place : toKept);
  };
}
