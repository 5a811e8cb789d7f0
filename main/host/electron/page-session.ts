import { protocol, session, type Session } from 'electron';
import { answerPage } from '../page-files.ts';

export const scheme = 'concord-app';
export const origin = `${scheme}://page`;
export const startUrl = `${origin}/`;

/** Must come before Electron is ready, or the scheme has no origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** A session in memory that serves our own scheme, reaches nothing else, and is granted nothing. */
export function pageSession(pageDir: string): Session {
  const own = session.fromPartition('concord');
  if (own.protocol.isProtocolHandled(scheme)) return own;
  own.protocol.handle(scheme, async (request) => {
    const inside = request.url.startsWith(startUrl);
    if (!inside) return new Response('There is no such page.', { status: 404 });
    const { status, headers, body } = await answerPage(pageDir, request);
    return new Response(new Uint8Array(body), { status, headers: { ...headers } });
  });
  own.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !url.startsWith(startUrl) && !url.startsWith('devtools://') });
  });
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  return own;
}
