/** Who may import whom: the table of the house. A folder that is not in it fails. */
import fs from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';

const root = path.resolve(import.meta.dirname, '../..');

/** Room → the rooms it may import from besides itself; null = it wires, everything is allowed. */
const ROOMS: Record<string, string[] | null> = {
  domain: [],
  engine: [],
  db: ['domain'],
  gateways: ['domain', 'workflows'],
  workers: ['domain', 'workflows'],
  web: ['domain', 'workflows'],
  workflows: [],
  cli: null,
  test: null,
  bench: null,
};
/** Folders without TypeScript of their own, or not kept in the repository. */
const NOT_ROOMS = ['node_modules', 'docs', 'data', 'data-keys', 'demo-data', 'demo-data-keys', 'coverage'];
/** Files beside the rooms. */
const WIRING = ['main.ts', 'config.ts'];

function sourcesOf(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || full.includes('assets/built') ? [] : sourcesOf(full);
    return entry.name.endsWith('.ts') ? [full] : [];
  });
}

/** Relative imports of a file, as the room they reach. */
function importedRooms(file: string): { specifier: string; room: string }[] {
  const text = fs.readFileSync(file, 'utf8');
  const found: { specifier: string; room: string }[] = [];
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
    if (specifier === undefined) continue;
    if (specifier.startsWith('@gas-complaint-desk/engine')) found.push({ specifier, room: 'engine' });
    if (!specifier.startsWith('.')) continue;
    const target = path.relative(root, path.resolve(path.dirname(file), specifier));
    found.push({ specifier, room: target.split(path.sep)[0] ?? '' });
  }
  return found;
}

describe('the rooms of the house', () => {
  it('every folder is in the table', () => {
    const folders = fs
      .readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
    expect(folders.filter((name) => !(name in ROOMS) && !NOT_ROOMS.includes(name))).to.deep.equal([]);
  });

  it('every TypeScript file stands in a room or wires them', () => {
    const loose = fs.readdirSync(root).filter((name) => name.endsWith('.ts') && !WIRING.includes(name));
    expect(loose).to.deep.equal([]);
  });

  for (const [room, allowed] of Object.entries(ROOMS)) {
    if (allowed === null) continue;
    it(`${room} imports ${allowed.length === 0 ? 'nothing of ours' : allowed.join(' and ')}`, () => {
      const folder = path.join(root, room);
      if (!fs.existsSync(folder)) return;
      const wrong = sourcesOf(folder).flatMap((file) =>
        importedRooms(file)
          .filter(({ room: target }) => target !== room && !allowed.includes(target))
          // A workspace keeps its tests with it; they may use nothing of ours either.
          .map(({ specifier }) => `${path.relative(root, file)} → ${specifier}`),
      );
      expect(wrong).to.deep.equal([]);
    });
  }

  it('workers and web reach workflows only through what is generated from them', () => {
    const generated = /\/(process-api|rule-places)\.js$/;
    const wrong = ['workers', 'web'].flatMap((room) => {
      const folder = path.join(root, room);
      if (!fs.existsSync(folder)) return [];
      return sourcesOf(folder).flatMap((file) =>
        importedRooms(file)
          .filter((found) => found.room === 'workflows' && !generated.test(found.specifier))
          .map(({ specifier }) => `${path.relative(root, file)} → ${specifier}`),
      );
    });
    expect(wrong).to.deep.equal([]);
  });
});
