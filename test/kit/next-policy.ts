/** The next version of a policy, as an owner makes it of the one in force: settings, limits and fields of its own. */
import type { Resource } from '../../gateways/deploy.js';
import { savedAs } from './policy.js';

export interface OwnRules {
  /** Columns added to the profile: name → FEEL. */
  settings?: Readonly<Record<string, string>>;
  /** Rows added to the limits, the cells by their columns. */
  limits?: readonly Readonly<Record<string, string>>[];
  /** `form.field` → hidden, required. */
  fields?: Readonly<Record<string, string>>;
}

const SUPERVISION =
  '<output id="profile_output_supervision" label="公司监督规则" name="supervision" typeRef="string" />';

function withSettings(xml: string, settings: Readonly<Record<string, string>>): string {
  const columns = Object.keys(settings).map(
    (name) => `<output id="profile_output_${name}" label="${name}" name="${name}" typeRef="string" />`,
  );
  const cells = Object.entries(settings).map(
    ([name, feel]) => `<outputEntry id="profile_settings_${name}"><text>${feel}</text></outputEntry>`,
  );
  return xml
    .replace(SUPERVISION, SUPERVISION + columns.join(''))
    .replace(/(<outputEntry id="profile_settings_supervision">[\s\S]*?<\/outputEntry>)/, `$1${cells.join('')}`);
}

/** A row of the limits that begins and ends as the cells say. */
function withLimit(xml: string, cells: Readonly<Record<string, string>>, number: number): string {
  const row = /<rule id="limits_register">[\s\S]*?<\/rule>/.exec(xml)?.[0] ?? '';
  const own = Object.entries(cells).reduce(
    (text, [column, feel]) =>
      text.replace(new RegExp(`(<outputEntry id="limits_register_${column}">\\s*<text>).*?(</text>)`), `$1${feel}$2`),
    row
      .replace('>"received"<', `>${cells['startEvent'] ?? ''}<`)
      .replace(/<description>.*?<\/description>/, '<description>本公司另行规定</description>'),
  );
  return xml.replace(row, row + own.replaceAll('limits_register', `limits_own${number}`));
}

const FIELD_COLUMNS = ['form', 'field', 'asked', 'ruleId', 'article'];

function withFields(xml: string, code: string, fields: Readonly<Record<string, string>>): string {
  if (Object.keys(fields).length === 0) return xml;
  const rows = Object.entries(fields).map(([name, asked], at) => {
    const [form = '', field = ''] = name.split('.');
    const cells = [form, field, asked, 'company', '本公司规定'];
    const entries = cells.map(
      (text, column) => `<outputEntry id="fields_${at}_${FIELD_COLUMNS[column]}"><text>"${text}"</text></outputEntry>`,
    );
    return `<rule id="fields_${at}"><description>本公司规定</description>${entries.join('')}</rule>`;
  });
  const columns = FIELD_COLUMNS.map(
    (name) => `<output id="fields_output_${name}" label="${name}" name="${name}" typeRef="string" />`,
  );
  const table = `<decisionTable id="fields_${code}_table" hitPolicy="COLLECT">${columns.join('')}${rows.join('')}</decisionTable>`;
  return xml.replace('<decision ', `<decision id="fields_${code}" name="表单字段">${table}</decision><decision `);
}

/** The bundle with it beside what there is. */
export function withNextPolicy(bundle: readonly Resource[], old: string, next: string, own: OwnRules): Resource[] {
  const added = savedAs(bundle, old, next).map(({ name, content }) => {
    const limited = (own.limits ?? []).reduce(withLimit, withSettings(String(content), own.settings ?? {}));
    const text = withFields(limited, next, own.fields ?? {});
    return { name, content: Buffer.from(text) };
  });
  return [...bundle, ...added];
}
