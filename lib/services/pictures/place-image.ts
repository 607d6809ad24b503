import type { FileAnswer } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { decodePicture, type Picture } from '@/lib/services/pictures/decode-picture';

/** A project or a customer that may have a picture. */
export type Pictured = { kind: 'project' | 'customer'; uuid: string };

/** The file that a body brought, if it did. */
export type SentImage = { file?: { bytes: Uint8Array } | null };

/** What a call wants of a picture: another one, none, or that it stays. */
export type RequestedImage = Picture | null | undefined;

const stores = {
  project: { table: sql`project_image`, owner: sql`project_id` },
  customer: { table: sql`customer_image`, owner: sql`customer_id` },
};

/**
 * What a body says of a picture: the file of a multipart one, null or an empty text to remove it, and its own address where the
 * place is sent back as it was read; a place that is new has none.
 * @throws validation_failed on `image`
 */
export async function requestedImage(
  image: string | null | undefined,
  file: SentImage['file'] | undefined,
  place: Pictured | null,
): Promise<RequestedImage> {
  if (file) return decodePicture(file.bytes);
  if (image === null || image === '') return null;
  if (image === undefined || (place !== null && image === imageAddress(place))) return undefined;
  throw fieldError('image', 'Send the picture as multipart/form-data.');
}

/** What tells a wanted picture from the one that is there, as `differencesOf` compares them. */
export function versionOf(requested: RequestedImage): string | null | undefined {
  return requested?.version ?? (requested === null ? null : undefined);
}

/** What tells the picture that a place has from others; null without one. */
export async function storedVersion({ db }: Ctx, { kind, uuid }: Pictured): Promise<string | null> {
  const { owner, table } = stores[kind];
  const [found] = await db.$queryRaw<{ version: string }[]>(
    sql`SELECT version FROM ${table} WHERE ${owner} = ${uuid}::uuid`,
  );
  return found?.version ?? null;
}

/** Stores the picture of a place, or removes it. In the transaction that `tx` is in. */
export async function keepImage({ db, now }: Ctx, { kind, uuid }: Pictured, requested: RequestedImage): Promise<void> {
  if (requested === undefined) return;
  const { owner, table } = stores[kind];
  await db.$executeRaw(sql`DELETE FROM ${table} WHERE ${owner} = ${uuid}::uuid`);
  if (requested === null) return;
  const { bytes, mediaType, version } = requested;
  await db.$executeRaw(sql`INSERT INTO ${table} (${owner}, media_type, bytes, version, created)
    VALUES (${uuid}::uuid, ${mediaType}, ${bytes}, ${version}, ${now}::timestamptz)`);
}

/** The picture of a place where `isVisible` holds, over the name of its table. @throws not_found, also where there is none */
export async function readImage({ db }: Ctx, { kind, uuid }: Pictured, isVisible: Sql): Promise<FileAnswer> {
  const { owner, table } = stores[kind];
  const place = kind === 'project' ? sql`project` : sql`customer`;
  const [found] = await db.$queryRaw<{ bytes: Uint8Array<ArrayBuffer>; media_type: string; version: string }[]>(sql`
    SELECT image.bytes, image.media_type, image.version FROM ${place} JOIN ${table} AS image ON image.${owner} = ${place}.id
    WHERE ${place}.id = ${uuid}::uuid AND ${isVisible}`);
  if (found === undefined) throw new DomainError('not_found');
  return { content: found.bytes, mediaType: found.media_type, fileName: null, version: found.version };
}

function imageAddress({ kind, uuid }: Pictured): string {
  return absoluteUrl(`${apiPath(kind === 'project' ? 'projects' : 'customers')}${uuid}/image/`);
}
