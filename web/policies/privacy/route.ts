/** The privacy notice: the one in force, and each version that a person was shown. */
import { type Response, Router } from 'express';
import { type PrivacyNotice, CURRENT_PRIVACY_NOTICE, PRIVACY_NOTICES } from '../../../domain/core/index.js';
import { context } from '../../shell/context.js';
import { HttpError } from '../../shell/errors.js';
import type { PageModel } from '../../shell/page-model.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';

const PARTS = ['what', 'who', 'how', 'cookie', 'rights'] as const;

interface PrivacyModel extends PageModel {
  version: string;
  current: boolean;
  lead: string;
  parts: { title: string; text: string }[];
}

function show(res: Response, version: PrivacyNotice): void {
  const { t, companyName } = context(res);
  const words = (key: string): string => t(`public.privacyNotices.${version}.${key}`, { company: companyName });
  // Kept by the browser, asked again each time: Back is instant, the language switch is seen.
  res.setHeader('Cache-Control', 'private, no-cache');
  render<PrivacyModel>(res, 'public/privacy', {
    title: t('public.privacy.title'),
    version: t('public.privacy.version', { version }),
    current: version === CURRENT_PRIVACY_NOTICE,
    lead: words('lead'),
    parts: PARTS.map((part) => ({ title: words(`${part}Title`), text: words(part) })),
  });
}

export function privacyRoutes(): Router {
  return Router()
    .get(urls.privacy, (_req, res) => show(res, CURRENT_PRIVACY_NOTICE))
    .get(urls.privacyVersion.route, (req, res) => {
      const version = PRIVACY_NOTICES.find((one) => one === req.params['version']);
      if (version === undefined) throw new HttpError('notFound');
      show(res, version);
    });
}
