/** What tells a chosen file from another: one that was saved again under its name is another. */
export function fileKey({ lastModified, name, size }: Pick<File, 'lastModified' | 'name' | 'size'>): string {
  return JSON.stringify([name, size, lastModified]);
}
