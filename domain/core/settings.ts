/** Small facts of the installation. */

/** Small facts of the installation: `shipped-bundle` … */
export interface SettingsReader {
  get(name: string): Promise<string | null>;
}

export interface Settings extends SettingsReader {
  set(name: string, value: string): Promise<void>;
}
