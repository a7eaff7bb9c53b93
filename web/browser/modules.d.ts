/** Style sheets and packages without types that esbuild bundles. */
declare module '*.css';
declare module 'flatpickr/dist/l10n/zh.js' {
  export const Mandarin: object;
}
declare module 'bpmn-js/lib/NavigatedViewer' {
  export default class NavigatedViewer {
    constructor(options: { container: HTMLElement });
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    get<T>(service: string): T;
  }
}
