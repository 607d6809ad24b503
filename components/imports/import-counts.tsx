import { type CountLabel, figure, recordLabels } from '@/components/imports/import-labels';
import { Table } from '@/components/ui/table';
import { TableCell } from '@/components/ui/table-cell';
import { TableHeading } from '@/components/ui/table-heading';
import { TableRow } from '@/components/ui/table-row';
import { type ImportRun, recordTypes } from '@/lib/contracts/imports/imports';

const words: readonly CountLabel[] = ['created', 'updated', 'unchanged', 'failed'];
const headings: Record<CountLabel, string> = {
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  failed: 'Failed',
};

/** How many records of each kind an import created, updated, found unchanged or could not use. */
export function ImportCounts({ run }: { run: ImportRun }) {
  const kinds = recordTypes.flatMap((type) => {
    const counts = run.counts[type];
    return counts === undefined ? [] : [{ type, counts }];
  });
  if (kinds.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 font-semibold">Records</h2>
      <Table label="Records by type">
        <thead>
          <tr>
            <TableHeading>Type</TableHeading>
            {words.map((word) => (
              <TableHeading key={word} align="end">
                {headings[word]}
              </TableHeading>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ type, counts }) => (
            <TableRow key={type}>
              <TableCell>{recordLabels[type]}</TableCell>
              {words.map((word) => (
                <TableCell key={word} kind="figure">
                  {figure(counts[word])}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
