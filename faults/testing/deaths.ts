/** How many processes are killed at each stage of their work; `npm run test:faults` asks for more than `npm test`. */
export const DEATHS = Number(process.env['HEED_DEATHS'] ?? '2');

/** One of so many equal parts of a whole for each death. */
export function spreadOver(whole: number, deaths = DEATHS): number[] {
  return Array.from({ length: deaths }, (_, at) => (at * whole) / deaths);
}
