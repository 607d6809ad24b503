import { roleInWords } from '@/lib/core/role-in-words';

/** Somebody's role in a project: "ada, manager". */
export function holderInWords({ role, username }: { role: string; username: string }): string {
  return `${username}, ${roleInWords(role)}`;
}
