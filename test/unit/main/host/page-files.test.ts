import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answerPage, pagePath } from '#main/host/page-files.ts';
import { contentSecurityPolicy } from '#main/host/policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-page-'));
const pageDir = join(folder, 'page');
mkdirSync(join(pageDir, 'assets'), { recursive: true });
writeFileSync(
  join(pageDir, 'index.html'),
  '<meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="a.js"></script>',
);
writeFileSync(join(pageDir, 'assets', 'a.js'), 'a()');
writeFileSync(join(pageDir, '.inputs'), 'hash');
writeFileSync(join(pageDir, 'notes.txt'), 'no such type');
writeFileSync(join(folder, 'secret.json'), '{}');
symlinkSync(join(folder, 'secret.json'), join(pageDir, 'leads-out.json'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = async (path: string, method = 'GET') =>
  await answerPage(pageDir, { method, url: `concord-app://page${path}` });

describe('the files of the page', () => {
  it('are served with their type and the policy', async () => {
    const { status, headers, body } = await get('/assets/a.js?v=1');
    expect([status, headers['Content-Type'], body.toString()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'a()',
    ]);
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
  });

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/assets/../../secret.json',
    '/assets//a.js',
    '/assets/%61.js',
    '/assets/a.js%00.html',
    '//etc/passwd',
    '/.inputs',
    '/leads-out.json',
    '/notes.txt',
    '/assets',
    '/assets/',
    '/nothing.js',
    '/C:/windows/win.ini',
  ])('do not include %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body.toString()).toBe('There is no such page.');
  });

  it('can only be read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await get('/', method)).status).toBe(405);
    }
  });

  it('carry the nonce of this load, everywhere and only once', async () => {
    const nonces = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { headers, body } = await get('/');
        const [, nonce = ''] = /script-src [^;]*'nonce-([^']+)'/.exec(
          headers['Content-Security-Policy'] ?? '',
        )!;
        expect(body.toString().split(nonce)).toHaveLength(3);
        expect(body.toString()).not.toContain('__CSP_NONCE__');
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(5);
  });
});

describe('a path of the page', () => {
  it('is index.html where nothing is named', () => {
    expect([pagePath('/'), pagePath('')]).toEqual(['index.html', 'index.html']);
  });
});

describe('the content security policy', () => {
  it('allows nothing inline without the nonce, no eval, and no connection', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
    expect(policy).toContain("connect-src 'none'");
  });
});
