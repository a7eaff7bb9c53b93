/** What a folder of files is known by. */
import { createHash } from 'node:crypto';

/** SHA-256 of one file. */
export const digestOfFile = (content: string): string => createHash('sha256').update(content).digest('hex');

/** SHA-256 over what the engine made of a bundle: which definition cases go by. */
export const digestOfDefinitions = (
  definitions: readonly { kind: string; definitionId: string; key: string }[],
): string =>
  digestOfFile(
    definitions
      .map(({ kind, definitionId, key }) => `${kind} ${definitionId} ${key}`)
      .sort()
      .join('\n'),
  );

/** SHA-256 over names and contents, in the order of the names. */
export function hashOfFiles(files: readonly { name: string; content: string }[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of [...files].sort((one, other) => (one.name < other.name ? -1 : 1)))
    hash.update(`${name}\n${Buffer.byteLength(content)}\n`).update(content);
  return hash.digest('hex');
}
