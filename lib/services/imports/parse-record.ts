import { z } from 'zod';
import { type RecordType, recordTypes } from '@/lib/contracts/imports/imports';
import { externalId, recordInstant } from '@/lib/services/imports/fields';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';
import type { ImportRecord, LineError, RecordKind } from '@/lib/services/imports/record-kind';

const LONGEST_SHOWN = 200;
const MOST_FAULTS = 20;
const isRecordType = (value: unknown): value is RecordType => recordTypes.some((type) => type === value);
const looseObject = z.record(z.string(), z.unknown());
const schemas = new Map(Object.values(recordKinds).map((kind) => [kind.type, schemaOf(kind)]));

/** What one line says: a record, or everything that is wrong with it, field by field. */
export type ParsedLine = { record: ImportRecord } | { errors: LineError[] };

/** Parses a line as the kind that its `type` names. @param only the one kind that the file holds; `type` may then be left out. */
export function parseRecord(source: SourceLine, only: RecordType | null): ParsedLine {
  const { line } = source;
  if ('error' in source) return { errors: [lineError(line, '', source.error)] };
  const given = looseObject.safeParse(source.value);
  if (!given.success) return { errors: [lineError(line, '', 'The line is not a JSON object.')] };
  const about = { record_type: shown(given.data['type'] ?? only), external_id: shown(given.data['external_id']) };
  const type = given.data['type'] ?? only;
  if (!isRecordType(type))
    return { errors: [{ ...lineError(line, 'type', `Must be one of ${recordTypes.join(', ')}.`), ...about }] };
  if (only !== null && type !== only)
    return { errors: [{ ...lineError(line, 'type', `This file contains only ${only} records.`), ...about }] };
  const parsed = schemas.get(type)?.safeParse(given.data, { error: requiredMessage });
  if (parsed?.success !== true)
    return { errors: findErrors(parsed?.error).map((found) => ({ ...lineError(line, ...found), ...about })) };
  return { record: recordOf(line, recordKinds[type], parsed.data) };
}

function schemaOf(kind: RecordKind): z.ZodObject {
  return kind.fields.extend({
    type: z.literal(kind.type).optional(),
    external_id: kind.hasOptionalKey ? externalId.nullish() : externalId,
    created: recordInstant.nullish(),
  });
}

function recordOf(line: number, kind: RecordKind, parsed: Readonly<Record<string, unknown>>): ImportRecord {
  const { type: _, external_id, ...fields } = parsed;
  const cleared = Object.keys(fields).filter((name) => fields[name] === null);
  const stored = kind.toStored?.(fields) ?? fields;
  return {
    line,
    type: kind.type,
    external_id: typeof external_id === 'string' ? external_id : null,
    fields: stored,
    cleared,
  };
}

const requiredMessage: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'invalid_type' && issue.input === undefined ? 'This field is required.' : undefined;

/** Field and message of every issue; a fault within a list or object is told of the field that holds it. */
function findErrors(error: z.ZodError | undefined): [field: string, message: string][] {
  const found = (error?.issues ?? []).flatMap((issue): [string, string][] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [shown(key), 'Unknown field.'])
      : [[String(issue.path[0] ?? ''), issue.message]],
  );
  const distinct = new Map(found.map((one) => [one.join('\n'), one]));
  return [...distinct.values()].slice(0, MOST_FAULTS);
}

function lineError(line: number, field: string, message: string): LineError {
  return { line, record_type: '', external_id: '', field, message };
}

/** What a line says of itself, fit to be stored and shown whatever it is. */
function shown(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.slice(0, LONGEST_SHOWN).toWellFormed().replaceAll('\0', '');
}
