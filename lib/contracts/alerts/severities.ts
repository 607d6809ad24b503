/** Severities of alerts, from the least to the worst. Without zod, so that first paints may use them. */
export const severities = ['info', 'warning', 'error', 'critical'] as const;
export type Severity = (typeof severities)[number];
