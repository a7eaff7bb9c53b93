/**
 * What a person sent about a complaint that this browser does not follow (any more): it travels, sealed, with the form
 * that asks for number and code, and is sent on when they are given. Nothing of it is kept with us.
 */
import type { Request } from 'express';
import { z } from 'zod';
import { bodyOf } from '../../shell/body.js';
import type { WebDeps } from '../../shell/deps.js';
import { field } from '../../shell/form-fields.js';
import { isUpload } from '../../shell/middleware/read-files.js';
import { createSealer } from '../../shell/sealed.js';
import { named } from '../tracking-pass.js';

const KEPT_WORDS = z.object({
  /** Where the form was sent to. */
  path: z.string(),
  /** Of the complaint that it is about; '' for a form without one. */
  key: z.string(),
  /** Name and value. */
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** Files travel with no form: they have to be chosen again. */
  hadFiles: z.boolean(),
});

export type KeptWords = z.infer<typeof KEPT_WORDS>;

const DAY = 24 * 3_600_000;

/** Put into the form anew. */
const OF_THE_FORM = ['_csrf', 'complaint'];

export function keptWords({ clock, config }: WebDeps) {
  const sealer = createSealer(config.csrfSecret, 'kept words', clock);
  return {
    /** What this request has sent, sealed. */
    of(req: Request): string {
      const names = Object.keys(bodyOf(req)).filter((name) => !OF_THE_FORM.includes(name));
      const kept: KeptWords = {
        path: req.path,
        key: named(req),
        fields: names.map((name) => [name, field(req, name)]),
        hadFiles: isUpload(req),
      };
      return sealer.seal(kept, DAY);
    },
    open: (sealed: string): KeptWords | null => sealer.open(sealed, KEPT_WORDS),
  };
}
