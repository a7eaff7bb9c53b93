/** Style sheets and packages without types that esbuild bundles. */
declare module '*.css';
declare module 'flatpickr/dist/l10n/zh.js' {
  export const Mandarin: object;
}
declare module 'diagram-js/lib/navigation/movecanvas' {
  const module: object;
  export default module;
}
declare module 'bpmn-js/lib/Viewer' {
  export default class Viewer {
    constructor(options: { container: HTMLElement; additionalModules: object[] });
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    get<T>(service: string): T;
  }
}
