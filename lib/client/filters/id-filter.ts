import { unlisted } from '@/lib/client/filters/unlisted';

const UUID = /^[0-9a-f-]{36}$/i;

/** What a link narrows a list to: a requirement or a person, by id. */
export const idFilter = unlisted((text) => (UUID.test(text) ? text : ''));
