import type { Handlers } from '#shared/contract/contract.ts';
import type { SecretStore } from '../journal/secret-store.ts';

export type { SecretStore } from '../journal/secret-store.ts';

export interface WindowOptions {
  readonly title: string;
  readonly handlers: Handlers;
  /** Where a fault behind a channel is reported; the page only hears that there was one. */
  readonly onFault: (fault: unknown) => void;
  /** Inner size in CSS pixels; never below {@link minimumSize}. */
  readonly size?: Size;
  readonly theme?: WindowTheme;
}

/** What every adapter is made with: the built parts it shows. */
export interface BuiltParts {
  /** index.html and what it asks for. Nothing outside this folder is ever served. */
  readonly pageDir: string;
  /** One CommonJS file. */
  readonly preloadPath: string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type WindowTheme = 'dark' | 'light' | 'contrast';

/** The smallest screen a control room still has (design: mock-ups at 1366x768). */
export const minimumSize: Size = { width: 1366, height: 768 };

export interface HostWindow {
  /** Out to the page. Silently nothing once the window is gone. */
  readonly send: (channel: 'view', payload: unknown) => void;
  readonly onClosed: (callback: () => void) => void;
  /** Paints the frame around the page to match it. */
  readonly setTheme: (theme: WindowTheme) => void;
  readonly screenshot: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where windows come from. Nothing outside main/host knows which adapter it has. */
export interface Host {
  readonly name: 'electron' | 'chromium';
  readonly secrets: SecretStore;
  readonly open: (options: WindowOptions) => Promise<HostWindow>;
  /** Raw `concord://…` links, also those that came before anybody listened. Unchecked: see link.ts. */
  readonly onLink: (callback: (url: string) => void) => void;
  readonly copyText: (text: string) => Promise<void>;
  readonly print?: () => Promise<void>;
  /** Resolves when every window is gone. */
  readonly quit: () => Promise<void>;
  /** Sentences people must see, such as weaker key storage. */
  readonly notices: readonly string[];
}
