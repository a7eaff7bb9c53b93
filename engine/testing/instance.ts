/** A process instance in a test: what it did, said as assertions. A failed one shows the instance's log. */
import assert from 'node:assert';
import type { ElementState, IncidentType, JsonValue, Key, ProcessInstanceState, Variables } from '../records.js';

export interface ExpectedIncident {
  type?: IncidentType;
  /** The element's id. */
  at?: string;
  /** The whole message, or what it must match. */
  message?: string | RegExp;
}
export interface FoundIncident {
  key: Key;
  type: IncidentType;
  at: string;
  message: string;
}

interface ElementRow {
  elementId: string;
  state: ElementState;
}

/** What an instance is looked at through (see engine.ts). */
export interface Observed {
  rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]>;
  variables(scopeKey: Key): Promise<Variables>;
  logOf(key: Key): Promise<string[]>;
}

export class TestInstance {
  constructor(
    private readonly engine: Observed,
    readonly key: Key,
  ) {}

  async state(): Promise<ProcessInstanceState> {
    const [row] = await this.engine.rows<{ state: ProcessInstanceState }>(
      'select state from process_instance where key = ?',
      this.key,
    );
    if (!row) throw new assert.AssertionError({ message: `There is no process instance ${this.key}.` });
    return row.state;
  }

  /** `id STATE` of each element instance, in the order they began, without the process itself. */
  async elements(): Promise<string[]> {
    return (await this.elementRows()).map(({ elementId, state }) => `${elementId} ${state}`);
  }

  /** The instance's own variables. */
  variables(): Promise<Variables> {
    return this.engine.variables(this.key);
  }

  async incidents(): Promise<FoundIncident[]> {
    return this.engine.rows<FoundIncident>(
      `select key, error_type as type, element_id as "at", error_message as message from incident
       where process_instance_key = ? and state = 'ACTIVE' order by key`,
      this.key,
    );
  }

  private elementRows(): Promise<ElementRow[]> {
    return this.engine.rows<ElementRow>(
      `select element_id as elementId, state from element_instance
       where process_instance_key = ? and element_type <> 'PROCESS' order by key`,
      this.key,
    );
  }

  private async fail(message: string, actual: unknown, expected: unknown): Promise<never> {
    const lines = await this.engine.logOf(this.key);
    throw new assert.AssertionError({
      message: `${message}\n\nWhat happened in it:\n${lines.map((line) => `  ${line}`).join('\n')}\n`,
      actual,
      expected,
    });
  }

  private async isIn(expected: ProcessInstanceState): Promise<void> {
    const actual = await this.state();
    if (actual !== expected)
      await this.fail(`Expected the instance to be ${expected}, but it is ${actual}.`, actual, expected);
  }

  isActive(): Promise<void> {
    return this.isIn('ACTIVE');
  }
  isCompleted(): Promise<void> {
    return this.isIn('COMPLETED');
  }
  isTerminated(): Promise<void> {
    return this.isIn('TERMINATED');
  }

  /** These elements, and no others, wait now. An element that waits twice is named twice; scopes are left out. */
  async isAt(...elementIds: string[]): Promise<void> {
    const rows = await this.engine.rows<ElementRow>(
      `select e.element_id as elementId, e.state from element_instance e
       where e.process_instance_key = ? and e.ended_at is null and e.element_type <> 'PROCESS'
         and not exists (select 1 from element_instance c where c.flow_scope_key = e.key and c.ended_at is null)`,
      this.key,
    );
    const actual = rows.map(({ elementId }) => elementId).sort();
    const expected = [...elementIds].sort();
    if (actual.join() !== expected.join())
      await this.fail(
        `Expected the instance to be at [${expected.join(', ')}], but it is at [${actual.join(', ')}].`,
        actual,
        expected,
      );
  }

  /** These elements have completed, in this order; others may have between them. */
  async hasPassed(...elementIds: string[]): Promise<void> {
    const rows = await this.engine.rows<ElementRow>(
      `select element_id as elementId, state from element_instance
       where process_instance_key = ? and state = 'COMPLETED' order by ended_at, key`,
      this.key,
    );
    const passed = rows.map(({ elementId }) => elementId);
    let from = 0;
    for (const id of elementIds) {
      const found = passed.indexOf(id, from);
      if (found < 0)
        await this.fail(
          `Expected the instance to have passed [${elementIds.join(', ')}] in this order, but it passed [${passed.join(', ')}].`,
          passed,
          elementIds,
        );
      from = found + 1;
    }
  }

  async hasNotPassed(...elementIds: string[]): Promise<void> {
    const passed = (await this.elementRows())
      .filter(({ state }) => state === 'COMPLETED')
      .map(({ elementId }) => elementId);
    const wrong = elementIds.filter((id) => passed.includes(id));
    if (wrong.length > 0)
      await this.fail(`Expected the instance not to have passed [${wrong.join(', ')}], but it did.`, passed, []);
  }

  /** The instance has these variables with these values; it may have others. */
  async hasVariables(expected: Variables): Promise<void> {
    const all = await this.variables();
    const actual: Record<string, JsonValue | undefined> = {};
    for (const name of Object.keys(expected)) actual[name] = all[name];
    try {
      assert.deepStrictEqual(actual, expected);
    } catch {
      await this.fail(
        `Expected the variables ${JSON.stringify(expected)}, but they are ${JSON.stringify(actual)}.`,
        actual,
        expected,
      );
    }
  }

  /** The instance has exactly one incident, of this kind. */
  async hasIncident(expected: ExpectedIncident = {}): Promise<FoundIncident> {
    const incidents = await this.incidents();
    const [one] = incidents;
    const fits =
      one !== undefined &&
      incidents.length === 1 &&
      (expected.type === undefined || one.type === expected.type) &&
      (expected.at === undefined || one.at === expected.at) &&
      (expected.message === undefined ||
        (typeof expected.message === 'string' ? one.message === expected.message : expected.message.test(one.message)));
    if (fits) return one;
    return this.fail(
      `Expected one incident ${JSON.stringify(expected)}, but there are ${incidents.length}.`,
      incidents,
      expected,
    );
  }

  async hasNoIncident(): Promise<void> {
    const incidents = await this.incidents();
    if (incidents.length > 0) await this.fail('Expected no incident.', incidents, []);
  }

  /** Something in the instance waits for this message. */
  async waitsForMessage(name: string, correlationKey?: string): Promise<void> {
    const rows = await this.engine.rows<{ name: string; correlationKey: string }>(
      `select message_name as name, correlation_key as correlationKey from message_subscription
       where process_instance_key = ? and state = 'CREATED'`,
      this.key,
    );
    const found = rows.some(
      (row) => row.name === name && (correlationKey === undefined || row.correlationKey === correlationKey),
    );
    if (!found)
      await this.fail(`Expected the instance to wait for the message ${name} '${correlationKey ?? '…'}'.`, rows, {
        name,
        correlationKey,
      });
  }

  /** The instances that call activities of this one have begun, the oldest first. */
  async called(): Promise<TestInstance[]> {
    const rows = await this.engine.rows<{ key: Key }>(
      'select key from process_instance where parent_process_instance_key = ? order by key',
      this.key,
    );
    return rows.map(({ key }) => new TestInstance(this.engine, key));
  }
}
