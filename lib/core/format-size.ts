import { formatCount } from '@/lib/core/wording';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "102 bytes", "12 kB", "3.4 MB": the size of a file. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return formatCount(bytes, 'byte', 'bytes');
  const step = Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const format = {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  } as const;
  return new Intl.NumberFormat('en', format).format(bytes / 1000 ** step);
}
