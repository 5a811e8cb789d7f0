import type { ReactNode, SubmitEvent } from 'react';
import { Brand } from '../ui/brand.tsx';
import { RefusalLines } from '../ui/status.tsx';
import './access.css';

/** The one card on screen while nobody is signed in. Enter does what its button says. */
export function ClosedCard({
  title,
  lede,
  place,
  wide = false,
  onSubmit,
  children,
}: {
  title: string;
  lede: string;
  place: string;
  wide?: boolean;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    <main className="work closed-work" aria-label={title}>
      <form
        className={wide ? 'login-card is-wide' : 'login-card'}
        aria-label={title}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <div className="row">
          <Brand />
          <span className="push small muted">{place}</span>
        </div>
        <div>
          <h1>{title}</h1>
          <p className="second">{lede}</p>
        </div>
        <RefusalLines />
        {children}
      </form>
    </main>
  );
}
