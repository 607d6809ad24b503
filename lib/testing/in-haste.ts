/** For `deliver`: time passes by the clock of the context alone, no rest of a provider is waited for. */
export const inHaste = { attemptMs: 300, restMs: 0 };
