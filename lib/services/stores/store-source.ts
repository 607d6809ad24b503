/** What a source brings. */
export const storeSourceKinds = ['orders', 'imports'] as const;
export type StoreSourceKind = (typeof storeSourceKinds)[number];

/** What can be the matter with a store, by its source. */
export const storeIssues = ['unreachable', 'nonsense', 'silent'] as const;
export type StoreIssue = (typeof storeIssues)[number];

/** A source that belongs to a store or an organisation. */
export type StoreSource = { kind: StoreSourceKind; name: string; storeName: string };

/**
 * How a source did: it brought something, it answered but brought nothing, it could not be reached, or what it answered could
 * not be used.
 */
export type StoreReport = { outcome: 'heard' | 'well' } | { outcome: 'unreachable' | 'nonsense'; message: string };

/** So many answers in a row that cannot be used are an issue. */
export const MOST_BAD_ANSWERS = 3;
