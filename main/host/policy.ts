import { randomBytes } from 'node:crypto';

/** What index.html carries where the nonce of this load goes. */
export const noncePlaceholder = '__CSP_NONCE__';

export const freshNonce = (): string => randomBytes(18).toString('base64');

/**
 * The one content security policy, for both hosts. Nothing inline without this load's nonce, no eval, no
 * connection anywhere: the page's only way out is the preload. `connect-src` covers fetch, WebSocket and beacons.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // Without allow-popups `window.open` answers null, without allow-modals nothing can stop the desk with a box.
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ');

/** Headers of every answer to the page, whatever it asked for. */
export const pageHeaders = (nonce: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(nonce),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), display-capture=()',
  'Cache-Control': 'no-store',
});
