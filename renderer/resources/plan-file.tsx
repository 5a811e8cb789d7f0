import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** Brings a plan in from a file: the whole of it, or nothing where it has a fault. */
export function PlanFile({ onDone }: { onDone: (words: string) => void }) {
  const ask = useAsk();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="form-foot">
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml,.json"
        aria-label="File of the plan"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file === undefined) return;
          void file
            .text()
            .then((text) => ask('resources.plan', { name: file.name, text }))
            .then(({ ok }) => {
              if (ok) onDone(`${file.name} is the plan now`);
            });
          // The same file may be chosen again, mended.
          target.value = '';
        }}
      />
      <Button
        onPress={() => {
          input.current?.click();
        }}
      >
        Import a plan
      </Button>
    </div>
  );
}
