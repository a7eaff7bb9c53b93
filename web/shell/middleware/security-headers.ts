/** Helmet with a strict content policy: no inline script anywhere, nothing from elsewhere. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { WebConfig } from '../deps.js';

function policy(styles: string[], secure: boolean) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: styles,
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      ...(secure ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}

export function securityHeaders({ secureCookies }: WebConfig): RequestHandler {
  return helmet({
    contentSecurityPolicy: policy(["'self'"], secureCookies),
    strictTransportSecurity: secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  });
}

/** For pages with form-js or bpmn-js, which write style attributes. Scripts stay as strict as elsewhere. */
export function allowInlineStyles({ secureCookies }: WebConfig): RequestHandler {
  return helmet.contentSecurityPolicy(policy(["'self'", "'unsafe-inline'"], secureCookies));
}
