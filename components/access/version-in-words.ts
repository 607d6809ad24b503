/** "version 3", or "version 2, current 3" for what was approved under an earlier one. */
export function versionInWords(version: number, current: number): string {
  return version === current ? `version ${version}` : `version ${version}, current ${current}`;
}
