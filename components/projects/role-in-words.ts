/** "manager" for "PROJECT.MANAGER" or "PROJECT_MANAGER". */
export function roleInWords(role: string): string {
  return role
    .replace(/^(PROJECT|CUSTOMER)[._]/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** Somebody's role in a project: "ada, manager". */
export function holderInWords({ role, username }: { role: string; username: string }): string {
  return `${username}, ${roleInWords(role)}`;
}
