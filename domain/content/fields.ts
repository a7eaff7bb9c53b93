/**
 * The fields of a complaint's content, each said once: what is stored, masked, searched for, asked on the portal, at the
 * desk and in a correction follows from here.
 */
import { keysOf, recordOf } from '../core/own.js';
import { maskAddress, maskEmail, maskName, maskPhone } from '../core/privacy/masking.js';

/** What is asked together, in the order of the portal's pages. */
export const CONTENT_TOPICS = ['what', 'where', 'wish', 'contact'] as const;

interface FieldDefinition {
  topic: (typeof CONTENT_TOPICS)[number];
  /** `words`: in the complainant's own words, of any number of lines; what is told there may tell of danger. */
  kind: 'line' | 'words' | 'phone' | 'email';
  /** In characters. */
  longest: number;
  /** On the portal everybody tells who they are; at the desk only what happened is asked for. */
  required: readonly ('portal' | 'desk' | 'correction')[];
  /** Whether its words are found by search. A phone number is found in its own way. */
  searchable: boolean;
  /** Tells who the complainant is: null where it does not. */
  identity: null | {
    /** As it is shown without a reason to see it. */
    mask: (text: string) => string;
    /** What a form holds in its place where the person is secret. */
    placeholder: string;
  };
}

const FIELDS = {
  complainantName: {
    topic: 'contact',
    kind: 'line',
    longest: 50,
    required: ['portal', 'correction'],
    searchable: true,
    identity: { mask: maskName, placeholder: '（身份保密）' },
  },
  phone: {
    topic: 'contact',
    kind: 'phone',
    longest: 30,
    required: ['portal'],
    searchable: false,
    identity: { mask: maskPhone, placeholder: '00000' },
  },
  email: {
    topic: 'contact',
    kind: 'email',
    longest: 100,
    required: [],
    searchable: false,
    identity: { mask: maskEmail, placeholder: '' },
  },
  address: {
    topic: 'where',
    kind: 'line',
    longest: 200,
    required: [],
    searchable: true,
    identity: { mask: maskAddress, placeholder: '（保密）' },
  },
  content: {
    topic: 'what',
    kind: 'words',
    longest: 5000,
    required: ['portal', 'desk', 'correction'],
    searchable: true,
    identity: null,
  },
  // When it happened, as the complainant says.
  occurredAt: { topic: 'what', kind: 'line', longest: 100, required: [], searchable: false, identity: null },
  // What the complainant asks for.
  desiredOutcome: { topic: 'wish', kind: 'words', longest: 1000, required: [], searchable: true, identity: null },
} as const satisfies Record<string, FieldDefinition>;

export type ContentName = keyof typeof FIELDS;

type NameWith<Part> = { [Name in ContentName]: (typeof FIELDS)[Name] extends Part ? Name : never }[ContentName];

export const CONTENT_FIELDS: Readonly<Record<ContentName, FieldDefinition>> = FIELDS;

export const CONTENT_NAMES = keysOf(FIELDS);

const isAbout = (name: ContentName): name is NameWith<{ identity: null }> => FIELDS[name].identity === null;

/** Who it is; in a report these are secret. */
export const CONTENT_IDENTITY = CONTENT_NAMES.filter((name) => !isAbout(name));

/** What it is about. */
export const CONTENT_WORDS = CONTENT_NAMES.filter(isAbout);

/** In the order of the forms: by topic. */
export const ASKED_CONTENT = CONTENT_TOPICS.flatMap((topic) =>
  CONTENT_NAMES.filter((name) => FIELDS[name].topic === topic),
);

/** What is told in somebody's own words. */
export const TOLD_WORDS = CONTENT_NAMES.filter((name) => FIELDS[name].kind === 'words');

export const requiredAt = (where: FieldDefinition['required'][number]): ContentName[] =>
  CONTENT_NAMES.filter((name) => CONTENT_FIELDS[name].required.includes(where));

export type ContentWords = Record<ContentName, string>;

/** What stands in these fields, and nothing that stands beside them. */
export const contentOf = (given: ContentWords): ContentWords => recordOf(CONTENT_NAMES, (name) => given[name]);

/** As it was typed, with digits and letters of every keyboard made plain where only those are meant. */
export const typedContent = (given: ContentWords): ContentWords =>
  recordOf(CONTENT_NAMES, (name) =>
    ['phone', 'email'].includes(FIELDS[name].kind) ? given[name].normalize('NFKC') : given[name],
  );

/** Fields that hold more than they may. Nothing is cut: the person who wrote it shortens it. */
export const tooLong = (given: Partial<ContentWords>): ContentName[] =>
  CONTENT_NAMES.filter((name) => [...(given[name] ?? '')].length > FIELDS[name].longest);

/** In an answer to a question of the matter: characters. */
export const LONGEST_ANSWER = 1000;
