/** How a column is written in CSV when it is no plain text: `a;b`, true or false, a whole number, or JSON. */
export type CsvForm = 'list' | 'flag' | 'number' | 'json';

/** What a filled cell says. What does not fit its form is left as text, for the record's schema to refuse. */
export function fromCsv(cell: string, form: CsvForm | undefined): unknown {
  switch (form) {
    case undefined:
      return cell;
    case 'list':
      return cell
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    case 'flag':
      return flags[cell.toLowerCase()] ?? cell;
    case 'number':
      return /^-?\d{1,9}$/.test(cell) ? Number(cell) : cell;
    case 'json':
      return fromJson(cell);
    default:
      return form satisfies never;
  }
}

const flags: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

function fromJson(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
