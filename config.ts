/** Every setting of the application, read from the environment once, checked at start. Nobody else reads `process.env`. */
import fs from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { type Role, ROLES as STAFF_ROLES } from './domain/organisation/index.js';

export const ALL_ROLES = ['engine', 'workers', 'web'] as const;
export type ProcessRole = (typeof ALL_ROLES)[number];

/** What this process runs as and with. Directories are absolute paths, ports whole numbers (0 = any free). */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  dataDir: string;
  /** Absent: SQLite in `dataDir`. */
  databaseUrl: string | null;
  roles: ProcessRole[];
  /** `null`: the embedded engine starts in this process. Otherwise `host:port` and the base URL of Camunda 8. */
  zeebeAddress: string | null;
  zeebeRestAddress: string | null;
  /** What the engine asks for; `null`: the embedded one gets an account of its own at each start, a cluster has none. */
  engineAccount: { username: string; password: string } | null;
  engineGrpcPort: number;
  engineRestPort: number;
  /** The code of a mismatch between database and engine that the operator goes on with. */
  dataPair: string | null;
  /** 32 bytes in base64; absent: a file beside the data directory, made at the first start (not in production). */
  dataKey: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** Where a receipt of the ledger is put every day for an archive; `null`: nowhere. */
  receiptFolder: string | null;
  /** Who gets it by mail. */
  receiptMail: string[];
  /** Who stamps receipts of the ledger with the time, and the certificates (PEM) that it may go back to; `null`: nobody. */
  stampAuthority: { url: string; trusted: string } | null;
  zone: string;
  companyName: string;
  emergencyPhone: string;
  /** What links in notices begin with, without a slash at the end; `null`: notices carry none. */
  publicUrl: string | null;
  logLevel: string;
  /** Addresses and networks of the proxies in front: only these are believed about where a request came from. */
  trustedProxies: string[];
  /** Whose accounts need a second factor; anybody else may have one. */
  secondFactorRoles: Role[];
}

/** A setting that cannot be used; the message is one sentence that says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const port = (name: string, preset: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a port number from 0 to 65535`)
    .transform(Number)
    .refine((value) => value <= 65535, `${name} must be a port number from 0 to 65535`)
    .default(preset);

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().optional(),
  PORT: port('PORT', 3000),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a directory').default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres:// (leave it out for SQLite)')
    .optional(),
  ROLES: z.string().default(ALL_ROLES.join(',')),
  ZEEBE_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d+$/, 'ZEEBE_ADDRESS must be host:port, for example 127.0.0.1:26500')
    .optional(),
  ZEEBE_REST_ADDRESS: z
    .string()
    .regex(/^https?:\/\//, 'ZEEBE_REST_ADDRESS must be a URL, for example http://127.0.0.1:8080')
    .optional(),
  ZEEBE_BASIC_AUTH_USERNAME: z.string().optional(),
  ZEEBE_BASIC_AUTH_PASSWORD: z.string().optional(),
  ENGINE_GRPC_PORT: port('ENGINE_GRPC_PORT', 26500),
  ENGINE_REST_PORT: port('ENGINE_REST_PORT', 8080),
  DATA_KEY: z
    .string()
    .refine(
      (value) => Buffer.from(value, 'base64').length === 32,
      'DATA_KEY must be 32 bytes in base64: openssl rand -base64 32',
    )
    .optional(),
  DATA_PAIR: z
    .string()
    .regex(/^[0-9a-f]{8}$/, 'DATA_PAIR must be the code that the refused start has named')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('燃气投诉处理系统 <no-reply@localhost>'),
  LEDGER_RECEIPT_DIR: z.string().optional(),
  LEDGER_RECEIPT_MAIL: z
    .string()
    .regex(
      /^[^\s,]+@[^\s,]+(\s*,\s*[^\s,]+@[^\s,]+)*$/,
      'LEDGER_RECEIPT_MAIL must be mail addresses with a comma between',
    )
    .optional(),
  LEDGER_TSA_URL: z
    .string()
    .regex(/^https?:\/\//, 'LEDGER_TSA_URL must begin with https:// or http://')
    .optional(),
  LEDGER_TSA_CA: z.string().optional(),
  TZ_COMPANY: z
    .string()
    .refine(isTimeZone, 'TZ_COMPANY must be an IANA time zone, for example Asia/Shanghai')
    .default('Asia/Shanghai'),
  COMPANY_NAME: z.string().default('示范燃气公司'),
  EMERGENCY_PHONE: z.string().default('119'),
  PUBLIC_URL: z
    .string()
    .regex(
      /^https?:\/\/[^\s/?#]+\/?$/,
      'PUBLIC_URL must be an address without a path, for example https://tousu.example.com',
    )
    .transform((value) => value.replace(/\/$/, ''))
    .optional(),
  TRUST_PROXY: z.string().optional(),
  SECOND_FACTOR_ROLES: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `admin,complaint-office`; nobody for an empty text. */
function parseSecondFactorRoles(text: string): Role[] {
  const roles = text
    .split(',')
    .map((role) => role.trim())
    .filter((role) => role !== '');
  const unknown = roles.find((role) => !STAFF_ROLES.includes(role as Role));
  if (unknown !== undefined) {
    throw new ConfigError(
      `SECOND_FACTOR_ROLES holds '${unknown}'; it takes a comma-separated list of ${STAFF_ROLES.join(', ')}.`,
    );
  }
  return roles as Role[];
}

const isNetwork = (text: string): boolean => {
  const [address = '', bits = '0', ...more] = text.split('/');
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  return longest !== undefined && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
};

/** `10.0.0.1, 10.1.0.0/16, fd00::/8`; nobody for an empty text. */
function parseProxies(text: string): string[] {
  const proxies = text
    .split(',')
    .map((proxy) => proxy.trim())
    .filter((proxy) => proxy !== '');
  const wrong = proxies.find((proxy) => !isNetwork(proxy));
  if (wrong !== undefined)
    throw new ConfigError(
      `TRUST_PROXY holds '${wrong}'; it takes addresses and networks, for example 127.0.0.1, 10.0.0.0/8.`,
    );
  return proxies;
}

function parseEngineAccount(username: string | undefined, password: string | undefined): Config['engineAccount'] {
  if (username === undefined && password === undefined) return null;
  if (username !== undefined && password !== undefined) return { username, password };
  throw new ConfigError('ZEEBE_BASIC_AUTH_USERNAME and ZEEBE_BASIC_AUTH_PASSWORD must be set together, or neither.');
}

/** @throws {ConfigError} where one is there without the other, or the file cannot be read */
function stampAuthorityOf(url: string | undefined, file: string | undefined): Config['stampAuthority'] {
  if (url === undefined && file === undefined) return null;
  if (url === undefined || file === undefined)
    throw new ConfigError('LEDGER_TSA_URL and LEDGER_TSA_CA must be set together, or neither.');
  const trusted = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  if (!trusted.includes('-----BEGIN CERTIFICATE-----'))
    throw new ConfigError(`LEDGER_TSA_CA must name a file of certificates (PEM): ${file} is none.`);
  return { url, trusted };
}

function parseRoles(text: string): ProcessRole[] {
  const roles = text.split(',').map((role) => role.trim());
  const unknown = roles.find((role) => !ALL_ROLES.includes(role as ProcessRole));
  if (unknown !== undefined) {
    throw new ConfigError(`ROLES holds '${unknown}'; it takes a comma-separated list of ${ALL_ROLES.join(', ')}.`);
  }
  return roles as ProcessRole[];
}

/**
 * Empty variables count as absent, so that `PORT=` in an `.env` file means the preset.
 * @throws {ConfigError} naming the first setting that cannot be used
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(`${parsed.error.issues[0]?.message}.`);
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  if ((value.ZEEBE_ADDRESS === undefined) !== (value.ZEEBE_REST_ADDRESS === undefined)) {
    throw new ConfigError(
      'ZEEBE_ADDRESS and ZEEBE_REST_ADDRESS must be set together, or neither (the embedded engine then starts).',
    );
  }
  const roles = parseRoles(value.ROLES);
  if (value.ZEEBE_ADDRESS === undefined && !roles.includes('engine')) {
    throw new ConfigError(
      'ROLES leaves out the engine: set ZEEBE_ADDRESS and ZEEBE_REST_ADDRESS to say where it runs.',
    );
  }
  if (value.LEDGER_RECEIPT_MAIL !== undefined && value.SMTP_URL === undefined)
    throw new ConfigError('LEDGER_RECEIPT_MAIL needs a mail server: set SMTP_URL.');
  const engineAccount = parseEngineAccount(value.ZEEBE_BASIC_AUTH_USERNAME, value.ZEEBE_BASIC_AUTH_PASSWORD);
  const elsewhere = ALL_ROLES.filter((role) => !roles.includes(role));
  if (value.ZEEBE_ADDRESS === undefined && elsewhere.length > 0 && engineAccount === null) {
    throw new ConfigError(
      `ROLES leaves out ${elsewhere.join(', ')}: set ZEEBE_BASIC_AUTH_USERNAME and ZEEBE_BASIC_AUTH_PASSWORD, here and where they run, so that they may use this engine.`,
    );
  }
  return {
    production,
    // Demonstration accounts have a published password: outside production the desk listens to this machine only.
    host: production ? (value.HOST ?? '0.0.0.0') : '127.0.0.1',
    port: value.PORT,
    dataDir: path.resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL ?? null,
    roles,
    secondFactorRoles: parseSecondFactorRoles(value.SECOND_FACTOR_ROLES ?? (production ? 'admin' : '')),
    zeebeAddress: value.ZEEBE_ADDRESS ?? null,
    zeebeRestAddress: value.ZEEBE_REST_ADDRESS ?? null,
    engineAccount,
    trustedProxies: parseProxies(value.TRUST_PROXY ?? ''),
    engineGrpcPort: value.ENGINE_GRPC_PORT,
    engineRestPort: value.ENGINE_REST_PORT,
    dataKey: value.DATA_KEY ?? null,
    dataPair: value.DATA_PAIR ?? null,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    receiptFolder: value.LEDGER_RECEIPT_DIR === undefined ? null : path.resolve(value.LEDGER_RECEIPT_DIR),
    receiptMail: value.LEDGER_RECEIPT_MAIL?.split(',').map((address) => address.trim()) ?? [],
    stampAuthority: stampAuthorityOf(value.LEDGER_TSA_URL, value.LEDGER_TSA_CA),
    zone: value.TZ_COMPANY,
    companyName: value.COMPANY_NAME,
    emergencyPhone: value.EMERGENCY_PHONE,
    publicUrl: value.PUBLIC_URL ?? null,
    logLevel: value.LOG_LEVEL,
  };
}
