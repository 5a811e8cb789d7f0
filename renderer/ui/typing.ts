const notText = ['checkbox', 'radio', 'button', 'submit', 'file', 'range', 'color', 'reset'];

/** A text field has focus, so that letters and digits belong to it. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !notText.includes(element.type);
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}
