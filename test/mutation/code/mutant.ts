/** One small change of the code, that some test must notice. */
import fs from 'node:fs';
import path from 'node:path';
import type ts from 'typescript';
import type { NamedMutant } from './named/mutant.js';
import { changesOf } from './operators.js';
import { type Change, changeAt, changed, inWords, parsed, pathTo } from './syntax.js';

export interface CodeMutant {
  /** Without the line, which moves: `domain/deadlines/limits.ts isOverdue: dueAt <= at → dueAt < at` */
  name: string;
  /** From the root of the checkout, as is `tests`. */
  file: string;
  line: number;
  /** The file with the mutant in it. */
  source: string;
  tests: readonly string[];
  /** What is not so any more, where it was made by hand. */
  breaks: string | null;
}

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): ts.SourceFile => parsed(file, fs.readFileSync(path.join(root, file), 'utf8'));

/** A change deep in a long piece of code is shown with what is around it, not with all of it. */
const LONGEST = 120;

const oneLine = (text: string): string => text.split(/\s+/).join(' ');

function inShort(source: ts.SourceFile, { from, to, text, node }: Change & { node: ts.Node }): string {
  const [start, end] = [node.getStart(), node.getEnd()];
  const after = oneLine(source.text.slice(start, from) + text + source.text.slice(to, end));
  const before = inWords(node);
  if (before.length <= LONGEST) return `${before} → ${after}`;
  return `${oneLine(source.text.slice(from, to))} → ${oneLine(text) || 'nothing'}`;
}

function mutantOf(
  source: ts.SourceFile,
  change: Change & { node: ts.Node },
  about: Pick<CodeMutant, 'tests' | 'breaks'>,
): CodeMutant {
  const { fileName: file, text } = source;
  const { line } = source.getLineAndCharacterOfPosition(change.from);
  const name = `${file} ${pathTo(change.node)}: ${inShort(source, change)}`;
  return { name, file, line: line + 1, source: changed(text, change), ...about };
}

/** @throws Error where its place is not there any more */
export function madeByHand({ file, becomes, tests, breaks, ...place }: NamedMutant): CodeMutant {
  const source = read(file);
  return mutantOf(source, changeAt(source, place, becomes), { tests, breaks });
}

/** Every mutant of a file. The same words twice in one declaration are told apart by their number. */
export function mutantsOfFile(file: string, tests: readonly string[]): CodeMutant[] {
  const source = read(file);
  const seen = new Map<string, number>();
  return changesOf(source).map((change) => {
    const mutant = mutantOf(source, change, { tests, breaks: null });
    const times = (seen.get(mutant.name) ?? 0) + 1;
    seen.set(mutant.name, times);
    return times === 1 ? mutant : { ...mutant, name: `${mutant.name} (${times})` };
  });
}
