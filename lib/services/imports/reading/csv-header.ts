import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import type { RecordKind } from '@/lib/services/imports/record-kind';

/** Fields that a record of every type has. */
const COMMON = ['type', 'external_id', 'created'];

/** A column: its field, or what its heading says where that is no field. A column without a heading may be empty. */
type Column = { name: string; isKnown: boolean };

/** Every field that a record of a kind may have. */
export function fieldNamesOf(kind: RecordKind): string[] {
  return [...COMMON, ...Object.keys(kind.fields.shape)];
}

/** The columns that a header names, without regard to case, spaces, underscores and hyphens. */
export function columnsOf(kind: RecordKind, headings: readonly string[]): Column[] {
  const fields = new Map(fieldNamesOf(kind).map((name) => [folded(name), name]));
  return headings.map((heading) => {
    const field = fields.get(folded(heading));
    return { name: field ?? heading.trim(), isKnown: field !== undefined };
  });
}

/** Whether a header names all that records of a kind must have. */
export function missingIn(kind: RecordKind, columns: readonly Column[]): string[] {
  return kind.required.filter((name) => !columns.some((column) => column.name === name));
}

/** The names of a usable header. @throws UnreadableFile */
export function headerFor(kind: RecordKind, headings: readonly string[]): string[] {
  const columns = columnsOf(kind, headings);
  const missing = missingIn(kind, columns);
  if (missing.length > 0) {
    throw new UnreadableFile(`The first line must name the columns of a ${kind.type}. Missing: ${missing.join(', ')}.`);
  }
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new UnreadableFile(`The first line names the column "${twice}" twice.`);
  return names;
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
