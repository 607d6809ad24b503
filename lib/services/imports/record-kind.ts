import type { z } from 'zod';
import type { RecordType } from '@/lib/contracts/imports/imports';
import type { Db, Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Difference } from '@/lib/services/audit/differences';
import type { CsvForm } from '@/lib/services/imports/reading/csv-values';

/** A condition under which the database refuses a record. */
export type RecordError = { field: string; when: Sql; message: Sql };

/** What differs in a row, by column. */
export type Changes = Readonly<Record<string, Difference>>;

/** How records of one kind are stored: what `storeStatement` makes its one statement of. */
export type Storage = {
  table: string;
  /** The fields as the statement is given them, with their types. Beside them a row of `given` has external_id, created, at (the import's instant) and cleared. */
  given: Readonly<Record<string, string>>;
  /** Fields that hold another record's external_id: its row's id is `given.<field>_id` in stored values. */
  references: Readonly<Record<string, RecordType>>;
  /** Fields that hold a list of them. */
  listReferences?: Readonly<Record<string, RecordType>>;
  /** Further joins, after those of the references (`ref_<field>`); what they resolve is named in `resolved`. */
  joins?: Sql;
  resolved?: Readonly<Record<string, Sql>>;
  /** How the row that a record updates is found, as `known`; by external_id unless said otherwise. */
  known?: Sql;
  /** Columns and their values over `given` and `known`, which is all null for a new row. */
  stored: Readonly<Record<string, Sql>>;
  errors: readonly RecordError[];
  /** What is said when another row has a value that must be unique, found out by the insert only. */
  clash: { field: string; message: string };
  hasModified: boolean;
  /** True where `recordEvents` is told what updates changed. */
  returnsChanges?: true;
  /** True where records about deleted projects are taken, because they are of the past. */
  ofRemovedProjects?: true;
  /** Further common table expressions, ending in `touched (id)`: rows that count as updated because of them. */
  also?: Sql;
};

/** The ids of rows that records made and changed; of kinds that tell it, what each of those changed, by id and column. */
export type StoredIds = {
  created: readonly string[];
  updated: readonly string[];
  changes: Readonly<Record<string, Changes>>;
};

/** One type of records: what its lines may say and how they are stored. One file each, and one line in the registry. */
export type RecordKind = {
  type: RecordType;
  /** The fields beyond type, external_id and created. Their names are those of `storage.given`, unless `toStored` changes them. */
  fields: z.ZodObject;
  hasOptionalKey: boolean;
  required: readonly string[];
  csvForms: Readonly<Record<string, CsvForm>>;
  /** The field that people wrote, where the stored field has another name. */
  writtenAs: Readonly<Record<string, string>>;
  /** Brings the fields as people write them into the shape that is stored, where that differs. */
  toStored?: (fields: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** Names of everything beyond external_id that no two records of one statement may share. */
  sharedKeys: (fields: Readonly<Record<string, unknown>>) => string[];
  /** What takes too long to be judged with the other fields: what is wrong with a field, found while other work may run. */
  check?: { field: string; find: (fields: ImportRecord['fields']) => Promise<string | null> };
  /** What the statement can’t judge: which records are refused, and why, by their line. */
  reject?: {
    field: string;
    find: (db: Db, records: readonly ImportRecord[], at: Date) => Promise<ReadonlyMap<number, string>>;
  };
  /** Writes what was stored into the event log, in the same transaction. */
  recordEvents?: (tx: Ctx, stored: StoredIds) => Promise<void>;
  storage: Storage;
};

/** A line that its schema accepts. */
export type ImportRecord = {
  line: number;
  type: RecordType;
  external_id: string | null;
  fields: Readonly<Record<string, unknown>>;
  /** Fields given as null: they are emptied, whereas fields that are left out stay as they are. */
  cleared: readonly string[];
};

/** What is wrong with one line. */
export type LineError = { line: number; record_type: string; external_id: string; field: string; message: string };
