/** FEEL as Camunda 8 understands it: compiled once, evaluated often, forgiving by rule. See `engine/README.md`. */
export { compileExpression, compileFeel, compileTests, describeWarnings } from './expression.js';
export type { Evaluation, Expression, UnaryTests } from './expression.js';
export { compileMappings } from './mappings.js';
export type { CompiledMappings, Mapping, MappingKind, MappingResult } from './mappings.js';
export { FeelParseError } from './parse.js';
export type { VariableLookup, Warning } from './scope.js';
export { toJson, typeName } from './values.js';
