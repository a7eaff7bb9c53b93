/** What the web application is made of: a page names the modules that it serves, and gets no others. */
import type { EngineOfPages, Clock, Counts, Logger } from '../../domain/core/index.js';
import type { UseCases } from '../../domain/modules.js';

export interface WebConfig {
  /** Behind TLS: cookies are `Secure`, HSTS is sent. */
  secureCookies: boolean;
  /** Addresses and networks of proxies that are believed about the caller's address; none where empty. */
  trustedProxies: readonly string[];
  /** Where the pages are found from outside; null where it is not known. */
  publicUrl: string | null;
  companyName: string;
  emergencyPhone: string;
  /** IANA zone in which every date on every page is written. */
  zone: string;
  /** Signs form tokens and seals cookies. The same in every web process, else forms fail at random. */
  csrfSecret: string;
  /** Whether `GET /healthz` may say yes. */
  ready(): boolean;
}

/** @typeParam Nouns the modules that the page serves, and those of what it hands them on to */
export interface WebDeps<Nouns extends keyof UseCases = never> {
  useCases: Pick<UseCases, Nouns>;
  engine: EngineOfPages;
  /** For all web processes together. */
  counts: Counts;
  clock: Clock;
  log: Logger;
  config: WebConfig;
}

/** What `createApp` and the groups of routes hand on. */
export type AllDeps = WebDeps<keyof UseCases>;
