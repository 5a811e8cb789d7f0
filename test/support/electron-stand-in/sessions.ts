import { EventEmitter } from 'node:events';
import type { SchemeHandler } from './state.ts';

type Decide<T> = (decision: T) => void;

export class StandInSession extends EventEmitter {
  readonly schemes = new Map<string, SchemeHandler>();
  beforeRequest: ((details: { url: string }, decide: Decide<{ cancel?: boolean }>) => void) | null =
    null;
  permissionRequest: ((contents: unknown, name: string, decide: Decide<boolean>) => void) | null =
    null;
  permissionCheck: ((contents: unknown, name: string) => boolean) | null = null;
  devicePermission: ((details: unknown) => boolean) | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (this.schemes.has(scheme)) throw new Error(`scheme ${scheme} is handled already`);
      this.schemes.set(scheme, handler);
    },
    isProtocolHandled: (scheme: string): boolean => this.schemes.has(scheme),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<StandInSession['beforeRequest']>): void => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: NonNullable<StandInSession['permissionRequest']>): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: NonNullable<StandInSession['permissionCheck']>): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: NonNullable<StandInSession['devicePermission']>): void {
    this.devicePermission = handler;
  }
}

const partitions = new Map<string, StandInSession>();

export const session = {
  fromPartition: (name: string): StandInSession => {
    const known = partitions.get(name) ?? new StandInSession();
    partitions.set(name, known);
    return known;
  },
};
