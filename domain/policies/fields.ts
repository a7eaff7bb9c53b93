/**
 * What a policy says of the fields of a form: its table `fields_` names those that are asked otherwise than the form has it. A
 * field that it hides is not shown, not taken and not missed; one that it requires is refused empty.
 */
import type { Context } from '../core/context.js';
import { isText, oneOf, rowOf, rowsFound } from '../core/answers.js';
import type { BundleId } from '../definitions/ids.js';
import { type AskedOtherwise, askedUnder, type Schema } from '../forms/index.js';

export const FIELD_RULES = ['hidden', 'required'] as const;

interface FieldRule {
  form: string;
  field: string;
  asked: (typeof FIELD_RULES)[number];
}

const isFieldRule = rowOf<FieldRule>({ form: isText, field: isText, asked: oneOf(FIELD_RULES) });

/** Under which policy something is asked, and by which bundle. */
export interface AskedBy {
  policyVersion: string;
  bundleId: BundleId | null;
}

async function rulesOf(context: Context, { policyVersion, bundleId }: AskedBy): Promise<FieldRule[]> {
  const table = `fields_${policyVersion}`;
  return rowsFound(table, await context.decideOwn(bundleId, table, {}), isFieldRule);
}

/** Before there is a case: by the policy that holds now, and by the newest bundle. */
export async function askedNow(context: Context): Promise<AskedBy | null> {
  const { policies, bundles } = context.deps.store.read;
  const [policy, bundle] = [await policies.at(context.now()), await bundles.latest()];
  return policy === null ? null : { policyVersion: policy.code, bundleId: bundle?.id ?? null };
}

/** What is asked otherwise in a form; nothing where no policy says so. Not in a transaction. */
export async function otherwiseIn(context: Context, by: AskedBy | null, formId: string): Promise<AskedOtherwise> {
  const rules = by === null ? [] : (await rulesOf(context, by)).filter(({ form }) => form === formId);
  const fields = (asked: FieldRule['asked']): string[] =>
    rules.filter((rule) => rule.asked === asked).map((rule) => rule.field);
  return { hidden: fields('hidden'), required: fields('required') };
}

/** The form as the policy has it asked. Not in a transaction. */
export async function formUnder(context: Context, by: AskedBy | null, schema: Schema): Promise<Schema> {
  return askedUnder(schema, await otherwiseIn(context, by, String(schema['id'])));
}
