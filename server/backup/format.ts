/**
 * A backup is a gzip file of lines of JSON: a head, then per table its name and columns followed by its rows (arrays of
 * PostgreSQL's own text), then a foot with the counts and the sha256 of every byte before it.
 */
export interface BackupHead {
  readonly leadferry: 'backup';
  readonly format: 1;
  /** The moment of the snapshot. */
  readonly at: string;
  /** The steps of the database's shape that had run. */
  readonly migrations: readonly string[];
}

export interface BackupTable {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface BackupFoot {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly sha256: string;
}

export type BackupRow = readonly (string | null)[];
