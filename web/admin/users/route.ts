/** Who may sign in. An account is never deleted: what its owner did stays theirs. */
import { Router } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash, takeFlash } from '../../flash.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { usersModel } from './view-model.js';

export function usersRoutes({ useCases, config }: WebDeps): Router {
  return Router()
    .get('/users', async (req, res) => {
      const self = currentUser(res);
      render(
        res,
        'admin/users',
        usersModel(context(res).t, await useCases.listUsers(self), self, takeFlash(req, res, config)),
      );
    })
    .post(urls.adminDeactivateUserRoute, async (req, res) => {
      const self = currentUser(res);
      await useCases.deactivateUser(self, req.params['userId']);
      setFlash(res, config, 'admin.users.deactivated');
      res.redirect(303, urls.adminUsers);
    });
}
