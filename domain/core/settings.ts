/** Small facts of the installation. */

/** Small facts of the installation: `shipped-bundle` … */
export interface Settings {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
}
