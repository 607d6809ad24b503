/** "manager" for "PROJECT.MANAGER" or "PROJECT_MANAGER". */
export function roleInWords(role: string): string {
  return role
    .replace(/^(PROJECT|CUSTOMER)[._]/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
}
