/** What the ledger keeps of itself. */
export interface StockEntries {
  /** `rows`: by id, what no entry has said of them. Names of people are sealed. `further`: where only these were noted. */
  'ledger.stock-taken': { table: string; rows: string; further?: string; added?: string };
}
