/** Where the route of an address is, as Next looks for it, from the root of the repository: `{secret}.ics` is one parameter to it. */
export function routeFile(address: string): string {
  return `app${address.replace(/\/$/, '').replace(/\{(\w+)\}(\.\w+)?/g, '[$1]')}/route.ts`;
}
