import { EventEmitter } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import type { BrowserWindow } from './window.ts';

export type IpcHandler = (
  event: { senderFrame: unknown; sender: unknown },
  payload: unknown,
) => unknown;
export type SchemeHandler = (request: Request) => Promise<Response> | Response;

/** Everything the stand-in holds for one process, so that a test can look at it and push on it. */
export interface StandInState {
  readonly app: EventEmitter;
  readonly ipcHandlers: Map<string, IpcHandler>;
  readonly schemes: Map<string, { standard?: boolean; secure?: boolean }>;
  readonly paths: Map<string, string>;
  readonly protocolClients: string[];
  readonly errorBoxes: { title: string; text: string }[];
  readonly windows: BrowserWindow[];
  isReady: boolean;
  isSandboxed: boolean;
  /** Whether another instance has the lock already. */
  lockTaken: boolean;
  hasQuit: boolean;
  exitCode: number | null;
  clipboard: string;
  sealing: 'os' | 'basic_text' | 'none';
  theme: string;
  browser: Promise<Browser> | null;
  /** Called with each window's page before it loads anything. */
  onPage: ((page: Page) => void) | null;
}

export const state: StandInState = {
  app: new EventEmitter(),
  ipcHandlers: new Map(),
  schemes: new Map(),
  paths: new Map(),
  protocolClients: [],
  errorBoxes: [],
  windows: [],
  isReady: false,
  isSandboxed: false,
  lockTaken: false,
  hasQuit: false,
  exitCode: null,
  clipboard: '',
  sealing: 'os',
  theme: 'system',
  browser: null,
  onPage: null,
};
