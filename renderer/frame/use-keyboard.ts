import { useLayoutEffect, useRef } from 'react';
import { useActs } from '../ui/acts.tsx';
import { actFor, swallowed, type Asked, type Place, type Press } from '../ui/keys.ts';
import { isTyping } from '../ui/typing.ts';

const pressOf = (event: KeyboardEvent, dialog: boolean): Press => ({
  key: event.key,
  ctrl: event.ctrlKey || event.metaKey,
  alt: event.altKey,
  shift: event.shiftKey,
  typing: event.target instanceof Element && isTyping(event.target),
  dialog,
});

/** Enter and Space press the button that has focus, except a chip, where Enter records them all. */
function pressesButton({ key, target }: KeyboardEvent): boolean {
  const button =
    target instanceof Element
      ? target.closest('button, a[href], summary, [role="radio"], [role="option"]')
      : null;
  if (button === null) return false;
  return key === ' ' || (key === 'Enter' && button.getAttribute('aria-pressed') === null);
}

/**
 * Every key of the page comes through here first. `onFKey` runs before an F key or the lock acts, to
 * put an open dialog away. Returns when a key last went into a text field.
 */
export function useKeyboard(
  place: Place,
  dialogOpen: boolean,
  onAct: (asked: Asked) => void,
): () => number {
  const acts = useActs();
  const typedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const newest = useRef({ place, dialogOpen, onAct });
  useLayoutEffect(() => {
    newest.current = { place, dialogOpen, onAct };
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const now = newest.current;
      const press = pressOf(event, now.dialogOpen);
      if (swallowed.includes(event.key)) event.preventDefault();
      const asked = pressesButton(event) ? null : actFor(press, now.place);
      if (asked === null) {
        if (press.typing && event.key.length === 1) typedAtMs.current = performance.now();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      // A key held down repeats: only the first press asks.
      if (!event.repeat || asked.act === 'walk-answers') now.onAct(asked);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => {
      window.removeEventListener('keydown', listen, { capture: true });
    };
  }, [acts]);
  return () => typedAtMs.current;
}
