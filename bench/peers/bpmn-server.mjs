/**
 * bpmn-server in memory, at its best: its own MemoryDataStore, whose lock cannot work without a database and is left
 * out, the model parsed once, nothing logged.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/><bpmn:serviceTask id="a" implementation="work"/><bpmn:endEvent id="e"/>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e"/></bpmn:process></bpmn:definitions>`;

export const name = 'bpmn-server 2.3.8';

/** @returns {Promise<() => Promise<void>>} runs one instance to its end */
export async function open() {
  const { log } = console;
  console.log = () => undefined; // It prints its configuration.
  const {
    BPMNServer,
    Configuration,
    Logger,
    DefaultAppDelegate,
    NoCacheManager,
    ScriptHandler,
    ModelsDatastore,
  } = require('bpmn-server');
  const { MemoryDataStore } = require('bpmn-server/dist/datastore/MemoryDataStore.js');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bpmn-server-'));
  fs.writeFileSync(path.join(folder, 'p.bpmn'), MODEL);

  class Models extends ModelsDatastore {
    async load(...wanted) {
      this.parsed ??= await super.load(...wanted);
      return this.parsed;
    }
  }
  class Delegate extends DefaultAppDelegate {
    constructor(server) {
      super(server);
      this.servicesProvider = { work: async () => undefined };
    }
    getServicesProvider() {
      return this.servicesProvider;
    }
    startUp() {}
  }
  class Store extends MemoryDataStore {
    constructor(server) {
      super(server);
      this.locker = { lock: async () => true, release: async () => true };
    }
  }
  const configuration = new Configuration({
    definitionsPath: `${folder}/`,
    templatesPath: folder,
    timers: { forceTimersDelay: 1000, precision: 3000 },
    database: {},
    apiKey: '',
    logger: (server) => new Logger(server),
    definitions: (server) => new Models(server),
    appDelegate: (server) => new Delegate(server),
    dataStore: (server) => new Store(server),
    cacheManager: (server) => new NoCacheManager(server),
    scriptHandler: () => new ScriptHandler(),
  });
  const server = new BPMNServer(configuration, new Logger({ toConsole: false, toFile: '' }), { cron: false });
  const run = async () => {
    const { instance } = await server.engine.start('p', {});
    if (instance.status !== 'end') throw new Error(`an instance of ${name} is ${instance.status}`);
  };
  await run();
  console.log = log;
  return run;
}
