const telephone = /(\b0\d{2,4} \d{3} \d{3,4}\b|\b0\d{4} \d{6}\b)/;
const sentence = /(?<=[.?!]) /;
const warns = /^(Do not|Never|Not known is treated as yes)/;

function Numbers({ text }: { text: string }) {
  return text.split(telephone).map((part, index) =>
    index % 2 === 1 ? (
      <span key={part} className="ref nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

/**
 * Words from the script or a plan, told apart by type alone: telephone numbers in the figures made
 * for reading out, and a sentence that warns ("Do not …") in bold.
 */
export function Words({ of }: { of: string }) {
  return of.split(sentence).map((part, index) => (
    <span key={part}>
      {index > 0 && ' '}
      {warns.test(part) ? (
        <b>
          <Numbers text={part} />
        </b>
      ) : (
        <Numbers text={part} />
      )}
    </span>
  ));
}
