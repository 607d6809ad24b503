/** Who can read a reason that is asked for; `where` says where staff do: "on this page". */
export function readBy(where: string): string {
  return `Staff can read it ${where}, and support through the API.`;
}
