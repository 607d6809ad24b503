/** The icons that a provider may choose from for its actions. */
export const actionIcons = [
  'bell',
  'calendar',
  'clipboard',
  'cloud',
  'folder',
  'key',
  'mail',
  'hourglass',
  'server',
  'shield',
  'cart',
  'user',
] as const;
export type ActionIcon = (typeof actionIcons)[number];
