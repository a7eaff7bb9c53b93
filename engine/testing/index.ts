/** For tests of processes and workers, in mocha, jest, vitest or node:test: `const engine = await startEngine()`. */
import { TestEngine, type TestEngineOptions } from './engine.js';

export { BpmnError, type JobHandler, TestEngine, type TestEngineOptions } from './engine.js';
export { type ExpectedIncident, type FoundIncident, TestInstance } from './instance.js';

/** In memory, with a clock that only the test moves; with ports only where the options ask for them. */
export const startEngine = (options?: TestEngineOptions): Promise<TestEngine> => TestEngine.start(options);
