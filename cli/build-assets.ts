/**
 * Builds what browsers load: `web/styles/site.scss` → CSS without what no page uses, each `web/browser/*.ts` → one script (and its CSS),
 * `web/assets/static/*` as they are. Names carry the hash of the content; a compressed twin lies beside each file.
 * Does nothing when the inputs are those of the last build.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { z } from 'zod';
import { json } from '../gateways/json.js';
import { namedClasses, withoutUnused } from './unused-styles.js';

const root = path.resolve(import.meta.dirname, '..');
const built = path.join(root, 'web/assets/built');
const manifestFile = path.join(built, 'manifest.json');

/** Everything a bundle can depend on. The lock file stands for node_modules. */
const INPUTS = [
  'web/styles',
  'web/browser',
  'web/assets/static',
  'domain/forms',
  'web/i18n',
  'cli/build-assets.ts',
  'cli/unused-styles.ts',
  'package-lock.json',
];

const MANIFEST = z.object({
  inputs: z.string(),
  /** Logical name → file name. */
  files: z.record(z.string(), z.string()),
});
type Manifest = z.infer<typeof MANIFEST>;

function filesUnder(entry: string): string[] {
  if (!fs.existsSync(entry)) return [];
  if (fs.statSync(entry).isFile()) return [entry];
  return fs
    .readdirSync(entry, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap(({ name }) => filesUnder(path.join(entry, name)))
    .sort();
}

/** Classes of govuk-frontend that views and code of the web application name. */
function classesInUse(): string[] {
  const web = path.join(root, 'web');
  const files = fs
    .readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|hbs)$/.test(name) && !name.startsWith('assets'));
  return namedClasses(files.map((name) => fs.readFileSync(path.join(web, name), 'utf8')));
}

function hashOfInputs(): string {
  const hash = createHash('sha256').update(classesInUse().join('\n'));
  for (const file of INPUTS.flatMap((entry) => filesUnder(path.join(root, entry)))) {
    hash.update(`${path.relative(root, file)}\n`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function upToDate(inputs: string): boolean {
  if (!fs.existsSync(manifestFile)) return false;
  const manifest = json(MANIFEST).safeParse(fs.readFileSync(manifestFile, 'utf8')).data;
  return (
    manifest?.inputs === inputs && Object.values(manifest.files).every((name) => fs.existsSync(path.join(built, name)))
  );
}

/** Writes the file under its hashed name, with its compressed twins. Hands back that name. */
function store(name: string, content: Buffer): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const { name: stem, ext } = path.parse(name);
  const hashed = `${stem}-${hash}${ext}`;
  fs.writeFileSync(path.join(built, hashed), content);
  fs.writeFileSync(path.join(built, `${hashed}.gz`), zlib.gzipSync(content, { level: 9 }));
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } };
  fs.writeFileSync(path.join(built, `${hashed}.br`), zlib.brotliCompressSync(content, quality));
  return hashed;
}

async function buildStyles(): Promise<Buffer> {
  const sass = await import('sass');
  const { css } = sass.compile(path.join(root, 'web/styles/site.scss'), {
    loadPaths: [path.join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  });
  return Buffer.from(withoutUnused(css, classesInUse()));
}

async function buildScripts(): Promise<{ name: string; content: Buffer }[]> {
  const folder = path.join(root, 'web/browser');
  const entries = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];
  if (entries.length === 0) return [];
  const esbuild = await import('esbuild');
  const result = await esbuild.build({
    entryPoints: entries.map((name) => path.join(folder, name)),
    outdir: built,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'warning',
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.eot': 'empty', '.svg': 'dataurl' },
  });
  return result.outputFiles.map(({ path: file, contents }) => ({
    name: path.basename(file),
    content: Buffer.from(contents),
  }));
}

function copied(): { name: string; content: Buffer }[] {
  return filesUnder(path.join(root, 'web/assets/static')).map((file) => ({
    name: path.basename(file),
    content: fs.readFileSync(file),
  }));
}

/** Hands back whether anything had to be built. */
export async function buildAssets(): Promise<boolean> {
  const inputs = hashOfInputs();
  if (upToDate(inputs)) return false;
  console.log('… 生成页面样式和脚本 building the styles and scripts of the pages');
  fs.mkdirSync(built, { recursive: true });
  const [styles, scripts] = await Promise.all([buildStyles(), buildScripts()]);
  const files: Manifest['files'] = {};
  for (const { name, content } of [{ name: 'site.css', content: styles }, ...scripts, ...copied()])
    files[name] = store(name, content);
  const manifest: Manifest = { inputs, files };
  // Renamed into place: a process that starts meanwhile reads the old one or the new one, never half of it.
  const draft = `${manifestFile}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(manifest, null, 2));
  fs.renameSync(draft, manifestFile);
  const kept = new Set([
    'manifest.json',
    ...Object.values(files).flatMap((name) => [name, `${name}.gz`, `${name}.br`]),
  ]);
  for (const name of fs.readdirSync(built)) if (!kept.has(name)) fs.rmSync(path.join(built, name), { force: true });
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAssets();
