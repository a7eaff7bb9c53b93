import { expect } from 'chai';
import { compileMappings, type MappingKind } from '../../feel/index.js';
import type { Variables } from '../../records.js';

const map = (kind: MappingKind, variables: Variables, mappings: [source: string, target: string][]) =>
  compileMappings(
    mappings.map(([source, target]) => ({ source, target })),
    kind,
  )(variables, 0);

type Case = [variables: Variables, mappings: [string, string][], expected: Variables];

/** What holds for input and output alike. */
const BOTH: Record<string, Case[]> = {
  'copy values and parts of values': [
    [{}, [], {}],
    [{ x: 1 }, [['=x', 'a']], { a: 1 }],
    [
      { x: { y: 1, z: 2 } },
      [
        ['=x.y', 'a'],
        ['=x.z', 'b'],
      ],
      { a: 1, b: 2 },
    ],
    [
      { orders: [{ id: 1 }, { id: 2 }] },
      [
        ['=orders.id', 'ids'],
        ['=orders[-1].id', 'last'],
      ],
      { ids: [1, 2], last: 2 },
    ],
    [{ x: [1, 2] }, [['=append(x, 3)', 'a']], { a: [1, 2, 3] }],
  ],
  'take a source without "=" as text': [
    [
      {},
      [
        ['1', 'a'],
        ['x', 'b'],
      ],
      { a: '1', b: 'x' },
    ],
  ],
  'give null for what is missing, without failing': [
    [
      { a: 5 },
      [
        ['=missing', 'x'],
        ['=a.b', 'y'],
      ],
      { x: null, y: null },
    ],
  ],
  'see the targets of earlier mappings, not of later ones': [
    [
      { x: 1 },
      [
        ['=x', 'a'],
        ['=a + 1', 'b'],
      ],
      { a: 1, b: 2 },
    ],
    [
      { y: 10 },
      [
        ['=1', 'y'],
        ['=y', 'z'],
      ],
      { y: 1, z: 1 },
    ],
    [
      { x: 5 },
      [
        ['=null', 'x'],
        ['=x', 'y'],
      ],
      { x: null, y: null },
    ],
    [
      { a: 1, b: 2 },
      [
        ['=b', 'a'],
        ['=a', 'b'],
      ],
      { a: 2, b: 2 },
    ],
    [
      { z: 9 },
      [
        ['=z', 'a'],
        ['=1', 'z'],
      ],
      { a: 9, z: 1 },
    ],
    [
      { x: 1 },
      [
        ['=1', 'a.b'],
        ['=x', 'c'],
        ['=c', 'a.d'],
      ],
      { a: { b: 1, d: 1 }, c: 1 },
    ],
  ],
  'build contexts from paths': [
    [
      { x: 1, y: 2 },
      [
        ['=x', 'a.b.c'],
        ['=y', 'a.d'],
      ],
      { a: { b: { c: 1 }, d: 2 } },
    ],
    [
      { x: { a: 1, b: 2 } },
      [
        ['=x.a', 'x.a'],
        ['=x.b', 'x.b'],
      ],
      { x: { a: 1, b: 2 } },
    ],
  ],
  'let the last of overlapping targets win': [
    [
      { x: 1, y: 2 },
      [
        ['=x', 'a'],
        ['=y', 'a'],
      ],
      { a: 2 },
    ],
    [
      { x: 1, y: 2 },
      [
        ['=x', 'a'],
        ['=y', 'a.b'],
      ],
      { a: { b: 2 } },
    ],
    [
      { x: 1, y: 2 },
      [
        ['=y', 'a.b'],
        ['=x', 'a'],
      ],
      { a: 1 },
    ],
  ],
  'store dates as ISO text': [[{}, [['=date("2026-01-05") + duration("P1D")', 'due']], { due: '2026-01-06' }]],
};

const INPUT: Record<string, Case[]> = {
  'create the target afresh, whatever is outside, but read it on top of that': [
    [{ a: { z: 99 } }, [['=1', 'a.b']], { a: { b: 1 } }],
    [
      { a: { z: 99 } },
      [
        ['=1', 'a.b'],
        ['=a', 'c'],
      ],
      { a: { b: 1 }, c: { b: 1, z: 99 } },
    ],
  ],
};

const OUTPUT: Record<string, Case[]> = {
  'merge into an existing context, on every level': [
    [{ a: { c: 2 } }, [['=1', 'a.b']], { a: { b: 1, c: 2 } }],
    [{ a: { b: { keep: 1 }, top: 2 } }, [['=9', 'a.b.new']], { a: { b: { keep: 1, new: 9 }, top: 2 } }],
    [{ a: null }, [['=1', 'a.b']], { a: { b: 1 } }],
    [
      { a: { p: 0 } },
      [
        ['=1', 'a.b'],
        ['=a', 'd'],
      ],
      { a: { p: 0, b: 1 }, d: { p: 0, b: 1 } },
    ],
    [
      { a: { p: 0 } },
      [
        ['=a', 'd'],
        ['=1', 'a.b'],
      ],
      { d: { p: 0 }, a: { p: 0, b: 1 } },
    ],
  ],
  'give null where there is something to merge into that is no context': [[{ a: 5 }, [['=1', 'a.b']], { a: null }]],
  'replace a whole variable where the target is no path': [[{ a: { b: 2 } }, [['={x: 1}', 'a']], { a: { x: 1 } }]],
};

function describeCases(kind: MappingKind, behaviours: Record<string, Case[]>): void {
  for (const [behaviour, cases] of Object.entries(behaviours)) {
    it(behaviour, () => {
      for (const [variables, mappings, expected] of cases) {
        expect(map(kind, variables, mappings).value, JSON.stringify(mappings)).to.deep.equal(expected);
      }
    });
  }
}

describe('input mappings', () => describeCases('input', { ...BOTH, ...INPUT }));

describe('output mappings', () => {
  describeCases('output', { ...BOTH, ...OUTPUT });

  it('fail as a whole where an assertion does not hold', () => {
    const { value, failure } = map('output', {}, [
      ['=1', 'a'],
      ['=assert(foo, foo != null)', 'bar'],
    ]);
    expect(value).to.deep.equal({});
    expect(failure).to.match(
      /^Assertion failure on evaluate the expression '\{a:1,bar:assert\(foo, foo != null\)\}': The condition is not fulfilled The evaluation/,
    );
  });
});
