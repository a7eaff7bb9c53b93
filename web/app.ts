/** The web application: the list of what a request goes through, in order, and nothing else. */
import express, { type Express } from 'express';
import { systemRights } from '../domain/people/index.js';
import { adminRoutes } from './admin-routes.js';
import { smsReceiptRoutes } from './deliveries/sms-receipts/route.js';
import { deskRoutes } from './desk-routes.js';
import { publicRoutes } from './public-routes.js';
import { loadAssets, serveAssets } from './shell/assets.js';
import type { AllDeps } from './shell/deps.js';
import { handleErrors, pageNotFound } from './shell/errors.js';
import { beginRequest, knowUser } from './shell/middleware/begin-request.js';
import { answerOnce, knowForm } from './shell/middleware/known-form.js';
import { knowUnread } from './shell/middleware/know-unread.js';
import { ownPagesOnly } from './shell/middleware/own-pages.js';
import { checkFormToken, issueFormToken, readForms } from './shell/middleware/protect-forms.js';
import { requireRight, requireUser } from './shell/middleware/require-user.js';
import { allowInlineStyles, securityHeaders } from './shell/middleware/security-headers.js';
import { useViews } from './shell/render.js';
import { readWhatWasSent } from './shell/sent-again.js';
import { urls } from './shell/urls.js';
import { staffRoutes } from './staff-routes.js';

export type { AllDeps } from './shell/deps.js';

export function createApp(deps: AllDeps): Express {
  const { config, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', [...config.trustedProxies]);
  useViews(app);
  if (!loadAssets()) log.warn({}, 'No styles were built: run `npm run prestart`.');

  app.get(urls.health, (_req, res) => void res.status(config.ready() ? 200 : 503).json({ ready: config.ready() }));
  app.use(securityHeaders(config));
  app.use(smsReceiptRoutes(deps));
  app.use(urls.assets, serveAssets());
  app.use(beginRequest(deps), knowUser(deps), issueFormToken(deps));
  app.use(ownPagesOnly(config), readForms(), checkFormToken, knowForm, knowUnread(deps));

  app.use(publicRoutes(deps));
  app.use(staffRoutes(deps));
  app.use(urls.desk, requireUser(deps), allowInlineStyles(config), deskRoutes(deps));
  app.use(
    urls.admin,
    requireUser(deps),
    requireRight(systemRights.monitor),
    allowInlineStyles(config),
    adminRoutes(deps),
  );

  app.use(pageNotFound);
  app.use(answerOnce(deps), readWhatWasSent(), handleErrors(deps));
  return app;
}
