import { DialogFrame } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { keyTable } from './key-table.ts';

/** F1: one meaning each, on every screen. */
export function AllKeys({ onShut }: { onShut: () => void }) {
  return (
    <DialogFrame title="All keys" wide onShut={onShut}>
      <ScrollPane label="Keys" className="keys-scroll">
        <div className="key-table">
          {keyTable.map(({ title, keys }) => (
            <section key={title} aria-label={title}>
              <h3 className="label">{title}</h3>
              <dl>
                {keys.map(([caps, does]) => (
                  <div key={does}>
                    <dt>
                      {caps
                        .split(' ')
                        .map((cap) => (cap === 'to' ? ' to ' : <KeyCap key={cap}>{cap}</KeyCap>))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </ScrollPane>
      <p className="small muted">
        Letters and digits act when no text field has focus. F keys always act. A digit within 0.3 s
        of a new question, or just after typing, is ignored and said so. F9 never is.
      </p>
    </DialogFrame>
  );
}
