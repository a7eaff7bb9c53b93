/** Signing in and out, one's own account, and the first administrator. */
import { Router } from 'express';
import { accountRoutes } from './people/account/route.js';
import { keptFormsRoutes } from './people/kept-forms/route.js';
import { secondFactorRoutes } from './people/second-factor/route.js';
import { setUpRoutes } from './people/set-up/route.js';
import { signInCodeRoutes } from './people/sign-in-code/route.js';
import { signInRoutes } from './people/sign-in/route.js';
import { signOutRoutes } from './people/sign-out/route.js';
import type { AllDeps } from './shell/deps.js';

export function staffRoutes(deps: AllDeps): Router {
  return Router().use(
    signInRoutes(deps),
    signInCodeRoutes(deps),
    signOutRoutes(deps),
    setUpRoutes(deps),
    keptFormsRoutes(deps),
    secondFactorRoutes(deps),
    accountRoutes(deps),
  );
}
