import { useId, useState } from 'react';
import { DialogFrame } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { fitting, typedAfter, type Command } from './commands.ts';
import './palette.css';

function Row({
  command,
  id,
  marked,
  onRun,
}: {
  command: Command;
  id: string;
  marked: boolean;
  onRun: () => void;
}) {
  return (
    // The keyboard is the text field's: arrows move the mark, Enter runs it (a combobox).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      aria-selected={marked}
      className="command-row"
      onClick={onRun}
      tabIndex={-1}
    >
      <span className="command-word ref">/ {command.word}</span>
      <span>
        {command.does}
        {command.takes !== undefined && (
          <span className="muted small"> · then {command.takes}</span>
        )}
      </span>
    </div>
  );
}

/** `/` in any screen: a few letters, Enter. */
export function Palette({
  commands,
  onShut,
}: {
  commands: readonly Command[];
  onShut: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const shown = fitting(commands, typed);
  const marked = Math.min(at, Math.max(0, shown.length - 1));
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onShut();
    command.run(typedAfter(command, typed));
  };
  return (
    <DialogFrame title="Commands" onShut={onShut}>
      <div className="input">
        <KeyCap>/</KeyCap>
        <input
          className="grow"
          role="combobox"
          aria-label="Command"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          {...(shown.length === 0 ? {} : { 'aria-activedescendant': `${list}-${String(marked)}` })}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          // `/` asked for this field.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setAt(Math.min(shown.length - 1, marked + 1));
            else if (event.key === 'ArrowUp') setAt(Math.max(0, marked - 1));
            else if (event.key === 'Enter') run(shown[marked]);
            else return;
            event.preventDefault();
          }}
        />
        <KeyCap>Enter</KeyCap>
      </div>
      <div id={list} role="listbox" aria-label="Commands" className="command-list">
        {shown.map((command, index) => (
          <Row
            key={command.word}
            command={command}
            id={`${list}-${String(index)}`}
            marked={index === marked}
            onRun={() => {
              run(command);
            }}
          />
        ))}
      </div>
      {shown.length === 0 && <p role="status">No command fits “{typed}”. Esc goes back.</p>}
    </DialogFrame>
  );
}
