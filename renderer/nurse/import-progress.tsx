import { useId } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { Button } from '../ui/button.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Importing = NonNullable<DeskView['people']['importing']>;

const inWords: Readonly<Record<Importing['stage'], string>> = {
  checking: 'Checking every row before anything is kept',
  taking: 'Taking the rows in; they count once all are in',
  waiting: 'Waiting: this desk is being used, and calls come first. It begins again by itself',
};

/** How far an import is. Nothing of it counts before its end, so it can be stopped at any moment. */
export function ImportProgress({ of: { stage, done, total } }: { of: Importing }) {
  const ask = useAsk();
  const labelId = useId();
  return (
    <div className="stack import-progress">
      <p id={labelId} role="status">
        {inWords[stage]}
      </p>
      <progress
        aria-labelledby={labelId}
        {...(stage === 'waiting' ? {} : { value: done })}
        max={Math.max(1, total)}
      />
      <p className="small muted figure">
        {done.toLocaleString('en-GB')} of about {total.toLocaleString('en-GB')} rows
      </p>
      <div>
        <Button
          onPress={() => {
            void ask('people.cancelImport', {});
          }}
        >
          Cancel, keep nothing
        </Button>
      </div>
    </div>
  );
}
