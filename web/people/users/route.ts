/** Who may sign in. An account is never deleted: what its owner did stays theirs. */
import { Router } from 'express';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash } from '../../shell/flash.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { usersModel } from './view-model.js';

export function usersRoutes({ useCases, config }: WebDeps<'people'>): Router {
  return Router().get(below(urls.admin, urls.adminUsers), async (req, res) => {
    const self = currentUser(res);
    const users = await useCases.people.listUsers(self);
    const withoutPassword = await useCases.people.withoutPassword(self);
    const model = usersModel(context(res).t, { users, withoutPassword }, takeFlash(req, res, config));
    render(res, 'admin/users', model);
  });
}
