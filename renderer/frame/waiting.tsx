import { Brand } from '../ui/brand.tsx';

export function Waiting() {
  return (
    <main className="app-frame waiting">
      <Brand />
      <h1 className="sr-only">Concord</h1>
      <p className="second" role="status">
        Opening this desk’s record…
      </p>
    </main>
  );
}
