/**
 * Who may import whom: the table of docs/map.md, checked by `npm run check` (dependency-cruiser). What a rule refuses is
 * named with its file; docs/adr/0011-one-room-per-noun.md says why it stands.
 */
const ROOMS = ['domain', 'engine', 'db', 'gateways', 'workers', 'web', 'workflows', 'cli', 'test', 'bench'];
const WIRING = '^(main|wiring|config)\\.ts$';

/** What a noun says of itself without doing anything: other nouns may know it without going through its door. */
const DECLARED =
  '/(model|ids|entries|fields|store|views|images|repairs|tables|number|capacity|roles|standing-in|steps|[a-z-]*rights)\\.ts$';

/** Room → the rooms it may import from besides itself; rooms that are not here wire, and may import all. */
const KNOWS = {
  domain: [],
  engine: [],
  workflows: [],
  db: ['domain'],
  gateways: ['domain', 'workflows'],
  workers: ['domain', 'workflows'],
  web: ['domain', 'workflows'],
};

/** Room → the packages it may use; what is not here may use all. */
const PACKAGES = {
  domain: ['otpauth', 'feelin'],
  db: ['knex', 'sqlite3', 'zod'],
  gateways: [
    'zeebe-node',
    'sharp',
    'pino',
    'nodemailer',
    'handlebars',
    'dmn-moddle',
    'bpmn-moddle',
    'zod',
    'pkijs',
    'asn1js',
  ],
  workers: ['zod'],
};

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    error(
      'no-circle',
      'Two files that need each other are one, or a third is missing.',
      { path: '^(?!engine/)' },
      { circular: true },
    ),
    error(
      'known-room',
      'Every folder with TypeScript is a room of this table.',
      { pathNot: [`^(${ROOMS.join('|')})/`, WIRING] },
      {},
    ),
    ...Object.entries(KNOWS).map(([room, known]) =>
      error(
        `${room}-knows-${known.join('-') || 'nothing-of-ours'}`,
        'A room knows what the table of docs/map.md gives it.',
        { path: `^${room}/`, pathNot: '^engine/(test|bench)/' },
        { path: `^(${ROOMS.filter((one) => one !== room && !known.includes(one)).join('|')})/|${WIRING}` },
      ),
    ),
    ...Object.entries(PACKAGES).map(([room, packages]) =>
      error(
        `${room}-packages`,
        'A room has few packages: a new one is a decision.',
        { path: `^${room}/` },
        { dependencyTypes: ['npm', 'npm-dev'], pathNot: `node_modules/(${packages.join('|')})/` },
      ),
    ),
    error(
      'only-by-the-door',
      'From outside, a noun is its index.ts.',
      { path: '^(db|gateways|workers|web|cli|bench)/|^(main|wiring)\\.ts$', pathNot: '^web/browser/' },
      { path: '^domain/[^/]+/', pathNot: '^domain/[^/]+/index\\.ts$' },
    ),
    error(
      'nouns-by-the-door',
      'Inside the domain, what a noun does is behind its index.ts; what it is may be known.',
      { path: '^domain/([^/]+)/' },
      { path: '^domain/[^/]+/', pathNot: ['^domain/$1/', '^domain/(core|forms)/', '/index\\.ts$', DECLARED] },
    ),
    error(
      'core-stands-below',
      'Core knows of a noun what it is, never what it does.',
      { path: '^domain/core/' },
      { path: '^domain/(?!core/)[^/]+/', pathNot: [DECLARED] },
    ),
    error(
      'declared-files-do-nothing',
      'Model, store and rights of a noun import no use case.',
      { path: `^domain/(?!core/)[^/]+${DECLARED}` },
      { path: '^domain/(?!core/|forms/|regulations/)[^/]+/index\\.ts$' },
    ),
    error(
      'one-wiring',
      'A house is put together in wiring.ts, for everybody who opens one.',
      { pathNot: '^wiring\\.ts$' },
      { path: '^(domain/modules|web/app)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    error(
      'pages-by-the-door',
      'A page imports the shell and its own noun; of another noun, what web/<noun>/index.ts shows.',
      { path: '^web/(?!shell/)([^/]+)/' },
      { path: '^web/[^/]+/', pathNot: ['^web/$1/', '^web/(shell|browser)/', '^web/[^/]+/index\\.ts$'] },
    ),
    error(
      'shell-stands-below',
      'What every page shares knows no page.',
      { path: '^web/shell/' },
      { path: '^web/(?!shell/)' },
    ),
    error(
      'process-api-only',
      'Workers and pages know of the diagrams what is generated from them.',
      { path: '^(workers|web)/' },
      { path: '^workflows/', pathNot: '/process-api\\.ts$' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|demo-data)/|^web/assets/|/node_modules/.*/node_modules/' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'] },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
