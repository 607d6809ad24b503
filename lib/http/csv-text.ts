import { z } from 'zod';
import type { Operation } from '@/lib/contracts/operation';

/** A column of a CSV file: its heading, and where its value is in a row of the API. */
export type CsvColumn = { heading: string; path: readonly string[] };

/** The columns of the list that an operation answers: its fields in their order, those of an object each by itself. */
export function csvColumns(operation: Pick<Operation, 'answer' | 'gives'>): CsvColumn[] {
  const rows = rowsSchema(operation);
  if (!(rows instanceof z.ZodArray)) return [];
  // Where rows depend on who reads them, the first shape is that of who sees most.
  const row = rows.element instanceof z.ZodUnion ? rows.element.options[0] : rows.element;
  return fieldsOf(row).flatMap(([name, field]) => {
    const parts = fieldsOf(field);
    return parts.length === 0
      ? [{ heading: name, path: [name] }]
      : parts.map(([part]) => ({ heading: `${name}_${part}`, path: [name, part] }));
  });
}

/** The shape of the rows that an operation answers: the whole answer, or a member of it. */
export function rowsSchema({ answer, gives }: Pick<Operation, 'answer' | 'gives'>): z.core.$ZodType {
  const member = gives.kind === 'paged' && answer instanceof z.ZodObject ? answer.shape[gives.rows] : undefined;
  return member ?? answer;
}

function fieldsOf(schema: unknown): [string, unknown][] {
  if (schema instanceof z.ZodNullable) return fieldsOf(schema.unwrap());
  return schema instanceof z.ZodObject ? Object.entries(schema.shape) : [];
}

/** The first line of a file, after the mark by which spreadsheets know that it is UTF-8. */
export function csvHead(columns: readonly CsvColumn[]): string {
  return `\uFEFF${line(columns.map(({ heading }) => heading))}`;
}

/** Rows as lines (RFC 4180). */
export function csvLines(columns: readonly CsvColumn[], rows: readonly unknown[]): string {
  return rows.map((row) => line(columns.map(({ path }) => textOf(valueAt(row, path))))).join('');
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function valueAt(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : null),
    row,
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return withoutFormula(value);
  if (Array.isArray(value) && value.every(isWord)) return withoutFormula(value.join('; '));
  return JSON.stringify(value);
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Spreadsheets run a text that begins like a formula; after an apostrophe it stays a text. */
function withoutFormula(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
