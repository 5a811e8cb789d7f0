import { useState } from 'react';
import type { PictureView } from '#shared/contract/people.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { sizeOf } from '#shared/picture/picture.ts';
import { Connected } from './connected.tsx';
import { useAsk } from './use-ask.ts';

/** The single picture around the chosen person: asked for, because looking is recorded. */
export function PersonPicture({
  callId,
  personId,
  name,
}: {
  callId: CallId;
  personId: string;
  name: string;
}) {
  const ask = useAsk();
  const [shown, setShown] = useState<{ readonly of: string; readonly picture: PictureView } | null>(
    null,
  );
  const look = async (): Promise<void> => {
    const found = await ask('people.picture', { callId, personId });
    if (found.ok) setShown({ of: personId, picture: found.value });
  };
  if (shown?.of !== personId)
    return (
      <button
        type="button"
        className="link small"
        onClick={() => {
          void look();
        }}
      >
        Who is connected with {name}?
      </button>
    );
  return sizeOf(shown.picture) === 0 ? (
    <p className="small muted" role="status">
      Nobody is known to be connected. That is not the same as nobody.
    </p>
  ) : (
    <Connected title="Connected" centre={name} picture={shown.picture} />
  );
}
