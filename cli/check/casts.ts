/**
 * How often each room tells the compiler what it cannot see (`x as T`; not `as const`). Prints the table, and fails above
 * what was reached: `npm run check:casts`. With the name of a room, says where its casts stand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Only ever lowered: who needs a new cast takes an old one away. */
const CEILING = 65;

const ROOMS = ['bench', 'cli', 'db', 'domain', 'engine', 'gateways', 'web', 'workers', 'workflows'];

const LEFT_OUT = /(^|\/)(test|node_modules|dist)\/|^web\/assets\//;

function castsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if ((ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) || ts.isTypeAssertionExpression(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.type.getStart());
      found.push(`${file}:${line + 1}: as ${node.type.getText().replace(/\s+/g, ' ')}`);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

const files = ['.', ...ROOMS]
  .flatMap((room) =>
    readdirSync(room, { recursive: room !== '.', encoding: 'utf8' }).map((file) =>
      room === '.' ? file : `${room}/${file.replaceAll('\\', '/')}`,
    ),
  )
  .filter((file) => file.endsWith('.ts') && !LEFT_OUT.test(file));
const casts = files.sort().flatMap(castsOf);
const roomOf = (cast: string): string => (cast.includes('/') ? cast.slice(0, cast.indexOf('/')) : '.');
const [asked] = process.argv.slice(2);
if (asked !== undefined) process.stdout.write(`${casts.filter((cast) => cast.startsWith(asked)).join('\n')}\n`);
const counted = new Map<string, number>();
for (const cast of casts) counted.set(roomOf(cast), (counted.get(roomOf(cast)) ?? 0) + 1);
const table = [...counted].map(([room, count]) => `${room} ${count}`).join(', ');
process.stdout.write(`${casts.length} casts (${table}); at most ${CEILING} are allowed.\n`);
if (casts.length > CEILING) process.exitCode = 1;
