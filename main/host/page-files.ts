import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { freshNonce, noncePlaceholder, pageHeaders } from './policy.ts';

export interface PageAnswer {
  readonly status: 200 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
};

/**
 * The path inside the page's folder that a URL path names, or null for anything that is not plainly a file
 * there. Plain means: every segment is of letters, digits, dot, dash, underscore, and does not begin with a
 * dot. Percent signs are refused rather than decoded, so there is no second decoding to be fooled by.
 */
export function pagePath(urlPath: string): string | null {
  if (urlPath === '/' || urlPath === '') return 'index.html';
  const segments = urlPath.slice(1).split('/');
  const plain = segments.every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment));
  return plain && urlPath.startsWith('/') ? segments.join('/') : null;
}

/** Answers the page's own requests from its folder, with a fresh nonce each load of the document. */
export async function answerPage(
  pageDir: string,
  request: { readonly method: string; readonly url: string },
): Promise<PageAnswer> {
  const nonce = freshNonce();
  const headers = pageHeaders(nonce);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, headers);
  const inside = pagePath(rawPathOf(request.url));
  const type = inside === null ? undefined : mimeTypes[extname(inside).toLowerCase()];
  if (inside === null || type === undefined) return plain(404, headers);
  const file = await fileWithin(pageDir, inside);
  if (file === null) return plain(404, headers);
  const body =
    extname(inside) === '.html'
      ? Buffer.from(file.toString('utf8').replaceAll(noncePlaceholder, nonce))
      : file;
  return { status: 200, headers: { ...headers, 'Content-Type': type }, body };
}

/** The path as sent: `new URL()` would resolve `..` (also encoded) before anybody could refuse it. */
function rawPathOf(url: string): string {
  const afterScheme = url.slice(url.indexOf('//') + 2);
  const slash = afterScheme.indexOf('/');
  const path = slash === -1 ? '/' : afterScheme.slice(slash);
  return path.split(/[?#]/, 1)[0] ?? '/';
}

async function fileWithin(dir: string, inside: string): Promise<Buffer | null> {
  try {
    const root = await realpath(dir);
    // A link that leads out of the folder is outside it.
    const path = await realpath(join(root, inside));
    return path.startsWith(root + sep) ? await readFile(path) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && isAbsent(error.code)) return null;
    throw error;
  }
}

const isAbsent = (code: unknown): boolean =>
  code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ELOOP';

const plain = (status: 404 | 405, headers: Readonly<Record<string, string>>): PageAnswer => ({
  status,
  headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  body: Buffer.from(status === 404 ? 'There is no such page.' : 'Only reading is possible.'),
});
