import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { BackupFoot, BackupHead, BackupRow, BackupTable } from './format.ts';

type Line = BackupHead | BackupTable | BackupRow | BackupFoot;
const isRow = (line: Line): line is BackupRow => Array.isArray(line);

/** A part of a table: some of its rows, in the order of the file. */
export interface Chunk extends BackupTable {
  readonly rows: readonly BackupRow[];
}

const CHUNK = 500;

/** Looks through the whole file. Throws in plain words where it is not a backup, or not the one that was written. */
export async function checkBackup(file: string): Promise<BackupHead> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const damaged = () =>
    new Error(`${file} is damaged or not a backup of Leadferry. Nothing was changed; use another one.`);
  const hash = createHash('sha256');
  let head: BackupHead | undefined;
  let foot: BackupFoot | undefined;
  try {
    for await (const text of readLines(file)) {
      if (foot) throw damaged();
      const line = JSON.parse(text) as Line;
      if (!head) head = line as BackupHead;
      if (!isRow(line) && 'sha256' in line) foot = line;
      else hash.update(`${text}\n`);
    }
  } catch {
    throw damaged();
  }
  if (head?.leadferry !== 'backup' || foot?.sha256 !== hash.digest('hex')) throw damaged();
  if (head.format !== 1) throw new Error(`${file} was written by a newer Leadferry. Use that one to restore it.`);
  return head;
}

/** The tables of a file that checkBackup() let through, piece by piece. */
export async function* readChunks(file: string): AsyncGenerator<Chunk> {
  let table: BackupTable | undefined;
  let rows: BackupRow[] = [];
  for await (const text of readLines(file)) {
    const line = JSON.parse(text) as Line;
    if (isRow(line)) rows.push(line);
    if (table && rows.length > 0 && (!isRow(line) || rows.length === CHUNK)) {
      yield { ...table, rows };
      rows = [];
    }
    if (!isRow(line) && 'table' in line) table = line;
  }
}

function readLines(file: string): AsyncIterable<string> {
  const input = createReadStream(file);
  const text = createGunzip();
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  pipeline(input, text, (error) => {
    if (error) lines.close(); // a file that ends too early has no foot, and is refused for that
  });
  return lines;
}
