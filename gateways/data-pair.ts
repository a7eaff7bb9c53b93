/**
 * The desk's database and the engine's data are one pair: a backup holds both as they were at one moment. At each start
 * both are given the same mark, the house's id and how many starts there were; the engine keeps it as a small decision.
 * One of the two that comes from another moment, or from another house, is found before any work begins.
 */
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type EngineClient, EngineError, type Logger, type Store } from '../domain/core/index.js';

/** The two do not belong together; the message is one sentence that says so, and what to do. */
export class PairError extends Error {
  override name = 'PairError';
}

/** `next`: a start that has begun to mark both, and may have marked one. */
const MARK = z.object({ house: z.string(), starts: z.number(), next: z.number().nullable() });
type Mark = z.infer<typeof MARK>;
type EngineMark = Pick<Mark, 'house' | 'starts'>;

export interface PairOptions {
  engine: Pick<EngineClient, 'evaluateDecision' | 'searchProcessInstances' | 'deploy'>;
  store: Store;
  /** `DATA_PAIR`: the code of the one mismatch that the operator has decided to go on with. */
  accepted: string | null;
  log: Logger;
}

const SETTING = 'data-pair';
const SHIPPED_BUNDLE = 'shipped-bundle';
const DECISION = 'data_pair';
/** The upper bits of a key name the partition that gave it; keys of one partition grow. */
const PARTITION_BITS = 51n;

const decision = ({ house, starts }: EngineMark): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions_data_pair" name="数据标识" namespace="gas-complaint-desk">
  <decision id="${DECISION}" name="数据标识">
    <variable id="variable_data_pair" name="mark" typeRef="string" />
    <literalExpression id="expression_data_pair"><text>"${house} ${starts}"</text></literalExpression>
  </decision>
</definitions>
`);

async function engineMark(engine: PairOptions['engine']): Promise<EngineMark | null> {
  try {
    const [house = '', starts = ''] = String(
      await engine.evaluateDecision({ decisionDefinitionId: DECISION }, {}),
    ).split(' ');
    return { house, starts: Number(starts) };
  } catch (error) {
    // That there is no such decision is, by version, a wrong argument or not found.
    if (error instanceof EngineError && (error.status === 400 || error.status === 404)) return null;
    throw error;
  }
}

const read = async (settings: Store['read']['settings']): Promise<Mark | null> => {
  const stored = await settings.get(SETTING);
  return stored === null ? null : MARK.parse(JSON.parse(stored));
};

/** Names one mismatch: whoever goes on with this one does not go on with the next. */
const codeOf = (...facts: unknown[]): string => createHash('sha256').update(facts.join(' ')).digest('hex').slice(0, 8);

const BOTH = 'Restore desk database and engine data from one backup of the same moment';
const goOn = (code: string): string =>
  `or, where that is lost, keep both and start once with DATA_PAIR=${code}: the page 数据核对 of the administration then shows what does not fit and puts it right.`;

/** @returns what to say, with the code to go on where one can */
function mismatch(desk: Mark | null, engine: EngineMark | null): { text: string; code: string | null } | null {
  if (desk === null) {
    if (engine === null) return null;
    const text = `The desk's database has no data, but the engine's data belongs to one that had: restore the database from the backup of the same moment, or, to begin anew, move DATA_DIR away as a whole.`;
    return { text, code: null };
  }
  if (engine === null) {
    // One that was updated, or stopped before it had marked the engine for the first time.
    if (desk.starts === 0) return null;
    const code = codeOf(desk.house, desk.starts, 'none');
    return {
      text: `The engine's data is empty, but the desk's database has run with one. ${BOTH}, ${goOn(code)}`,
      code,
    };
  }
  if (engine.house !== desk.house)
    return { text: `The engine's data belongs to another installation than the desk's database. ${BOTH}.`, code: null };
  if (engine.starts === desk.starts || engine.starts === desk.next) return null;
  const code = codeOf(desk.house, desk.starts, engine.starts);
  const older = engine.starts < desk.starts ? `The engine's data is older` : `The desk's database is older`;
  const other = engine.starts < desk.starts ? `the desk's database` : `the engine's data`;
  return { text: `${older} than ${other}. ${BOTH}, ${goOn(code)}`, code };
}

/** Whether the engine would give keys that the desk knows already, to something else. */
function givesKeysAgain(given: string, known: string | null): boolean {
  if (known === null || BigInt(given) >> PARTITION_BITS !== BigInt(known) >> PARTITION_BITS) return false;
  return BigInt(given) <= BigInt(known);
}

/** From before there were marks: an engine that has worked for some database, and a database that is new. */
async function refuseStranger({ engine, store }: PairOptions): Promise<void> {
  const { total } = await engine.searchProcessInstances(
    { processDefinitionId: 'complaint-handling' },
    { from: 0, limit: 1 },
  );
  if (total === 0 || (await store.read.complaints.idsAfter('', 1)).length > 0) return;
  throw new PairError(
    `The desk's database has no data, but the engine works on cases: restore the database from the backup of the same moment, or, to begin anew, move DATA_DIR away as a whole.`,
  );
}

/** Marks both anew. Nobody else marks them meanwhile: the database's one writer does it. */
async function markBoth({ engine, store, accepted }: PairOptions, next: number): Promise<void> {
  await store.transaction(async (r) => {
    const mark = await read(r.settings);
    if (mark === null || mark.starts >= next) return;
    const { deploymentKey } = await engine.deploy([
      { name: 'data-pair.dmn', content: decision({ house: mark.house, starts: next }) },
    ]);
    const known = await r.findings.latestEngineKey();
    if (givesKeysAgain(deploymentKey, known)) {
      const code = codeOf(mark.house, known);
      const hint = accepted === code ? `${BOTH}.` : `${BOTH}, ${goOn(code)}`;
      throw new PairError(
        `The engine's data is older than the desk's database: it would give keys again that cases have already. ${hint}`,
      );
    }
    await r.settings.set(
      SETTING,
      JSON.stringify({ ...mark, starts: next, next: mark.next === next ? null : mark.next }),
    );
  });
}

/** @throws {PairError} where the two are not of the same moment, or not of the same house */
export async function checkPair(options: PairOptions): Promise<void> {
  const { engine, store, accepted, log } = options;
  const found = await engineMark(engine);
  const known = await read(store.read.settings);
  const wrong = mismatch(known, found);
  if (wrong !== null && (wrong.code === null || wrong.code !== accepted)) throw new PairError(wrong.text);
  if (known === null) await refuseStranger(options);
  const next = await store.transaction(async (r) => {
    const mark = (await read(r.settings)) ?? { house: randomUUID(), starts: 0, next: null };
    const start = Math.max(mark.starts, mark.next ?? 0, found?.starts ?? 0) + 1;
    await r.settings.set(SETTING, JSON.stringify({ ...mark, next: start }));
    // Nobody knows which diagrams an engine of another moment has.
    if (wrong !== null) await r.settings.set(SHIPPED_BUNDLE, '');
    return start;
  });
  if (wrong !== null) log.warn({ reason: wrong.text }, 'desk and engine are not of the same moment; DATA_PAIR goes on');
  await markBoth(options, next);
}
