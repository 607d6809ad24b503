const LONGEST_NAME = 200;

/**
 * What a Content-Disposition header (RFC 6266) calls a file: without a path and control characters, cut to 200 characters; otherwise
 * the kind of document.
 */
export function documentName(disposition: string | null, kind: string): string {
  const named = exactName(disposition ?? '') ?? plainName(disposition ?? '') ?? '';
  const last = named.split(/[/\\]/).at(-1) ?? '';
  const name = [
    ...last
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim(),
  ]
    .slice(0, LONGEST_NAME)
    .join('');
  return name === '' || name === '.' || name === '..' ? `${kind}.pdf` : name;
}

/** filename*=UTF-8''…, percent-encoded (RFC 8187). */
function exactName(disposition: string): string | null {
  const encoded = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** filename=…, quoted or not; bytes beyond ASCII are UTF-8, as browsers send them. */
function plainName(disposition: string): string | null {
  const found = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition);
  const name = found?.[1]?.replace(/\\(["\\])/g, '$1') ?? found?.[2];
  if (name === undefined) return null;
  const bytes = Buffer.from(name, 'latin1');
  const text = new TextDecoder().decode(bytes);
  return text.includes('\uFFFD') ? name : text;
}
