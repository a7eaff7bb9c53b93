/** A mutant that the compiler refuses is none: nobody could commit it. */
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../../..');

/** A name that is not needed any more says nothing of whether the rest is right. */
const UNUSED = new Set([6133, 6138, 6192, 6196, 6198, 6199]);

/** @returns what the compiler says of a file, were it this text; null where it has nothing to say */
export function createCompiler(): (file: string, text: string) => string | null {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const versions = new Map<string, { version: number; text: string | undefined }>();
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (file) => String(versions.get(file)?.version ?? 0),
    getScriptSnapshot(file) {
      const text = versions.get(file)?.text ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const become = (file: string, text: string | undefined): void =>
    void versions.set(file, { version: (versions.get(file)?.version ?? 0) + 1, text });
  return (file, text) => {
    const full = path.join(root, file);
    become(full, text);
    const found = [...service.getSyntacticDiagnostics(full), ...service.getSemanticDiagnostics(full)];
    become(full, undefined);
    const first = found.find(({ code }) => !UNUSED.has(code));
    return first === undefined ? null : ts.flattenDiagnosticMessageText(first.messageText, ' ');
  };
}
