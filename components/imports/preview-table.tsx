import { Table } from '@/components/ui/table';
import { TableCell } from '@/components/ui/table-cell';
import { TableHeading } from '@/components/ui/table-heading';
import { TableRow } from '@/components/ui/table-row';
import type { ImportPreview } from '@/lib/contracts/imports/preview';

type Previewed = ImportPreview['records'][number];

/** The first records of a file, with what is wrong with each. */
export function PreviewTable({ records }: Pick<ImportPreview, 'records'>) {
  const names = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  const hasErrors = records.some(({ errors }) => errors.length > 0);
  return (
    <Table label="First records">
      <thead>
        <tr>
          <TableHeading align="end">Line</TableHeading>
          <TableHeading>type</TableHeading>
          <TableHeading>external_id</TableHeading>
          {names.map((name) => (
            <TableHeading key={name}>{name}</TableHeading>
          ))}
          {hasErrors && <TableHeading>Errors</TableHeading>}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <TableRow key={record.line}>
            <TableCell kind="figure">{record.line}</TableCell>
            <TableCell>{record.record_type}</TableCell>
            <TableCell>{record.external_id}</TableCell>
            {names.map((name) => (
              <TableCell key={name}>{record.fields[name]}</TableCell>
            ))}
            {hasErrors && <TableCell>{formatErrors(record)}</TableCell>}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function formatErrors({ errors }: Previewed): string {
  return errors.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join(' ');
}
