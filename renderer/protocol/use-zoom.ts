import { useCallback, useRef, useState, type RefObject } from 'react';
import { useAct } from '../ui/acts.tsx';
import { useSize } from '../ui/use-size.ts';

const step = 1.2;
const smallest = 0.4;
const largest = 2.5;
/** A small script is not blown up to fill the pane. */
const widestFit = 1.15;

/**
 * How large the picture is drawn. At first it fits the width of the pane, but never smaller than 1:
 * below that its words would be under 12 pixels, so the pane scrolls instead. + and − zoom.
 */
export function useZoom(width: number): {
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly scale: number;
} {
  const pane = useRef<HTMLDivElement>(null);
  const room = useSize(pane)?.width ?? 0;
  const [zoom, setZoom] = useState(1);
  const by = useCallback((factor: number) => {
    setZoom((now) => Math.min(largest, Math.max(smallest, now * factor)));
  }, []);
  useAct('zoom-in', () => {
    by(step);
  });
  useAct('zoom-out', () => {
    by(1 / step);
  });
  return { pane, scale: zoom * Math.min(widestFit, Math.max(1, room / width)) };
}
