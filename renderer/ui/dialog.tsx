import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { KeyCap } from './key-cap.tsx';
import { RefusalLines } from './status.tsx';
import './dialog.css';

/** A dialog over the work area. Esc puts it away; F9 acts through it. */
export function DialogFrame({
  title,
  wide = false,
  onShut,
  children,
}: {
  title: string;
  wide?: boolean;
  onShut: () => void;
  children: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className="dialog-scrim"
      onOpenChange={(open) => {
        if (!open) onShut();
      }}
    >
      <Modal className={wide ? 'dialog is-wide' : 'dialog'}>
        <Dialog className="dialog-inner">
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <button type="button" className="link small" onClick={onShut}>
              Go back <KeyCap>Esc</KeyCap>
            </button>
          </header>
          <RefusalLines own />
          <div className="dialog-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
