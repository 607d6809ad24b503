import { describe, expect, it } from 'vitest';
import { formatSummary, importStateOf } from '@/components/imports/import-labels';
import type { ImportRun } from '@/lib/contracts/imports/imports';
import { formatSize } from '@/lib/core/format-size';

const run: ImportRun = {
  uuid: '00000000-0000-7000-8000-000000000000',
  status: 'partial',
  source: 'page',
  store_name: '',
  file_name: 'people.ndjson',
  format: 'ndjson',
  record_type: null,
  size_bytes: 1_480_717,
  bytes_read: 1_480_717,
  lines_read: 7198,
  counts: {
    user: { created: 7000, updated: 1, unchanged: 0, failed: 2 },
    project: { created: 190, updated: 0, unchanged: 0, failed: 0 },
  },
  error_count: 1,
  failure: '',
  created_by_name: 'Ada King',
  created: '2026-11-22T10:00:00Z',
  finished_at: null,
};

describe('an import in words', () => {
  it('sums the kinds of records and leaves zeros out', () => {
    expect(formatSummary(run)).toBe('7,198 lines, 7,190 created, 1 updated, 1 error');
    expect(formatSummary({ ...run, lines_read: 1, counts: {}, error_count: 0 })).toBe('1 line');
  });

  it('that broke off is called interrupted, one that people ended cancelled', () => {
    expect(importStateOf({ status: 'cancelled', failure: 'The upload was interrupted.' }).word).toBe('Interrupted');
    expect(importStateOf({ status: 'cancelled', failure: '' }).word).toBe('Cancelled');
    expect(importStateOf({ status: 'failed', failure: 'The file is empty.' }).word).toBe('Failed');
  });

  it.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [14_100, '14.1 kB'],
    [1_480_717, '1.5 MB'],
    [2_000_000_000, '2 GB'],
  ])('tells %i as %s', (bytes, words) => {
    expect(formatSize(bytes)).toBe(words);
  });
});
