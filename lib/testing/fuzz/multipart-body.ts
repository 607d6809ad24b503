import fc from 'fast-check';
import type { DescribedBody } from '@/lib/testing/fuzz/described-operations';
import { fitting, isSchema } from '@/lib/testing/fuzz/values';

const BOUNDARY = 'heed-fuzz';

/** The header for a body of a media type: a multipart one says what stands between its parts. */
export function contentTypeOf(mediaType: string): string {
  return mediaType === 'multipart/form-data' ? `${mediaType}; boundary=${BOUNDARY}` : mediaType;
}

/** A multipart body with fields that fit and files of the types that are asked for. */
export function multipartBody({ files, schema }: DescribedBody, uuids: readonly string[]): fc.Arbitrary<string> {
  const { properties, required, ...rest } = schema;
  const isField = (name: string) => !(name in files);
  const fields = Object.entries(isSchema(properties) ? properties : {}).filter(([name]) => isField(name));
  const needed = Array.isArray(required) ? required.filter((name) => isField(String(name))) : [];
  const values = fitting({ ...rest, properties: Object.fromEntries(fields), required: needed }, uuids);
  const sent = fc.record(
    Object.fromEntries(
      Object.entries(files).map(([name, types]) => [
        name,
        fc.tuple(fc.constantFrom(...types), fc.stringMatching(/^[a-z]{1,40}$/)),
      ]),
    ),
  );
  return fc.tuple(values, sent).map(([value, filesSent]) => {
    const parts = Object.entries(isSchema(value) ? value : {}).map(([name, text]) =>
      part(`name="${name}"`, String(text)),
    );
    const fileParts = Object.entries(filesSent).map(([name, [type, text]]) =>
      part(`name="${name}"; filename="a"\r\ncontent-type: ${type}`, text),
    );
    return `${[...parts, ...fileParts].join('')}--${BOUNDARY}--\r\n`;
  });
}

function part(head: string, text: string): string {
  return `--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
}
