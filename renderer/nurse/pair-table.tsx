import type { ComparedPair } from '#shared/contract/people.ts';

const agreement = (agrees: boolean | null): string =>
  agrees === null ? '' : agrees ? 'same' : 'differs';

/** Two records beside each other, and in words whether each line agrees. */
export function PairTable({ pair }: { pair: ComparedPair }) {
  return (
    <table className="pair-table">
      <thead>
        <tr>
          <td />
          <th scope="col">
            {pair.nameA}
            <span className="second">{pair.sourceA}</span>
          </th>
          <th scope="col">
            {pair.nameB}
            <span className="second">{pair.sourceB}</span>
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {pair.rows.map(({ label, a, b, agrees }) => (
          <tr key={label} className={agrees === false ? 'differs' : undefined}>
            <th scope="row">{label}</th>
            <td>{a === '' ? <span className="muted">not stated</span> : a}</td>
            <td>{b === '' ? <span className="muted">not stated</span> : b}</td>
            <td className="small muted">{agreement(agrees)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
