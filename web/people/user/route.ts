/** One account: its name and posts, a new password, the second factor, in and out of use. */
import { type Request, Router, type Response } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import type { User, UserId } from '../../../domain/people/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field, fieldList, passwordField } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type AccountFields, accountOf, checkAccount } from '../new-user/view-model.js';
import { reachMistakes } from '../reach.js';
import { type Mistakes, userModel } from './view-model.js';

const idOf = (req: Request): UserId => pathId(req, 'userId');

export function userRoutes({ useCases, config }: WebDeps<'organisation' | 'people'>): Router {
  /** Posts that may be chosen; whoever has one that is out of use keeps it. */
  async function offeredTo({ posts, deputyOf }: User): Promise<string[]> {
    const had = [...posts, ...deputyOf].map(({ post }) => post);
    return [...new Set([...(await useCases.organisation.offered('post')), ...had])];
  }

  async function show(
    req: Request,
    res: Response,
    given: AccountFields | null,
    mistakes: Mistakes,
    status = Object.keys(mistakes).length === 0 ? 200 : 422,
    addresses: { email: string; phone: string } | null = null,
  ): Promise<void> {
    const found = await useCases.people.user(currentUser(res), idOf(req));
    const offered = await offeredTo(found.user);
    const reach = { ...(await useCases.people.reachOfUser(currentUser(res), idOf(req))), ...addresses };
    const model = userModel(context(res).t, { ...found, offered, reach }, given, mistakes, takeFlash(req, res, config));
    render(res, 'admin/user', model, status);
  }
  function done(req: Request, res: Response, words: string): void {
    setFlash(res, config, words);
    res.redirect(303, urls.adminUser(idOf(req)));
  }

  async function change(req: Request, res: Response): Promise<void> {
    const given: AccountFields = {
      displayName: field(req, 'displayName'),
      posts: fieldList(req, 'posts'),
      deputyOf: fieldList(req, 'deputyOf'),
    };
    const { user } = await useCases.people.user(currentUser(res), idOf(req));
    const mistakes = checkAccount(given, await offeredTo(user));
    if (Object.keys(mistakes).length > 0) return show(req, res, given, mistakes);
    try {
      await useCases.people.changeUser(currentUser(res), idOf(req), accountOf(given), field(req, 'seen'));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'stale') return show(req, res, given, { displayName: 'admin.user.stale' }, 409);
      if (error.code !== 'invalid') throw error;
      // The form has checked everything else: what is left is one's own administration.
      return show(req, res, given, { posts: 'admin.user.ownAdmin' });
    }
    done(req, res, 'admin.user.changed');
  }

  async function changeReach(req: Request, res: Response): Promise<void> {
    const given = { email: field(req, 'email'), phone: field(req, 'phone') };
    const { people } = useCases;
    try {
      await people.changeReachOfUser(currentUser(res), idOf(req), given, Number(field(req, 'version')));
    } catch (error) {
      const { mistakes, status } = reachMistakes(error);
      return show(req, res, null, mistakes, status, given);
    }
    done(req, res, 'staff.reach.saved');
  }

  async function resetPassword(req: Request, res: Response): Promise<void> {
    try {
      await useCases.people.resetPassword(currentUser(res), idOf(req), passwordField(req, 'password'));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(req, res, null, { password: 'staff.newUser.passwordShort' });
    }
    done(req, res, 'admin.user.passwordReset');
  }

  return Router()
    .get(urls.adminUser.route, (req, res) => show(req, res, null, {}))
    .post(urls.adminUser.route, change)
    .post(urls.adminUserReach.route, changeReach)
    .post(urls.adminUserPassword.route, resetPassword)
    .post(urls.adminUserSecondFactor.route, async (req, res) => {
      await useCases.people.resetSecondFactor(currentUser(res), idOf(req));
      done(req, res, 'admin.user.secondFactorReset');
    })
    .post(urls.adminActivateUser.route, async (req, res) => {
      await useCases.people.activateUser(currentUser(res), idOf(req));
      done(req, res, 'admin.user.activated');
    })
    .post(urls.adminDeactivateUser.route, async (req, res) => {
      await useCases.people.deactivateUser(currentUser(res), idOf(req));
      done(req, res, 'admin.users.deactivated');
    });
}
