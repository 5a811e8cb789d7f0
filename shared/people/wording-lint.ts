/** A phrase that tells staff to stay away or withhold care. */
export interface RefusedWording {
  readonly found: string;
  readonly why: string;
}

const police =
  '(?:police|officers?|units?|cars?|ambulances?|crews?|paramedics?|help|response|assistance|resources?|patrols?)';
const going =
  '(?:attend(?:ance|ed|ing)?|go(?:ing)?|respond(?:ing)?|deploy(?:ed|ing|ment)?|visit(?:ed|ing)?|dispatch(?:ed|ing)?|convey(?:ed|ing|ance)?|send(?:ing)?|sent|come|turn(?:ing)? out|act(?:ion)? on)';
const caring =
  '(?:treat(?:ed|ing|ment)?|assess(?:ed|ing|ment)?|admit(?:ted|ting)?|admission|resuscitat(?:e|ed|ing)|engag(?:e|ed|ing)|help(?:ed|ing)?|assist(?:ed|ing)?|support(?:ed|ing)?|see(?:n)?|answer(?:ed|ing)?|accept(?:ed|ing)?|listen|section(?:ed)?|detain(?:ed)?|transfer(?:red)?|triage)';
const not =
  "(?:do not|don'?t|don t|dont|never|must not|mustn'?t|should not|shouldn'?t|not to|not for|is not to|are not to|no longer|cease to|refuse to|decline to|avoid)";

/**
 * Each is an order that would lower a response. Source: lessons.md, "markers worded so that staff think
 * don't attend" (prevention of future deaths reports; the SIM plans withdrawn by NHS England in 2023).
 */
const rules: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  {
    pattern: new RegExp(
      `\\b${not}\\s+(?:be\\s+)?(?:to\\s+)?(?:[a-z]+ly\\s+)?(?:${going}|${caring})\\b`,
    ),
    why: 'it tells staff not to go or not to care for the person',
  },
  {
    pattern: new RegExp(
      `\\bno\\s+(?:further\\s+|more\\s+)?(?:emergency\\s+)?${police}\\s+(?:to\\s+|should\\s+|shall\\s+|will\\s+|must\\s+|is\\s+|are\\s+|need(?:ed|s)?\\s+)?(?:to\\s+|be\\s+)*(?:${going}|required|needed|necessary)\\b`,
    ),
    why: 'it says that nobody is to go',
  },
  {
    pattern: new RegExp(
      `\\bno\\s+(?:further\\s+|more\\s+)?(?:police\\s+|ambulance\\s+|medical\\s+|emergency\\s+)*(?:attendance|deployment|response|treatment|admission|assessment|conveyance|action|dispatch|contact)(?=\\s*(?:$|[.,;:!)]|required\\b|needed\\b|necessary\\b|to\\s+(?:be|(?:this|any|all|the|his|her|their)?\\s*(?:address|calls?|patient|flat|house|property|scene))\\b|is\\b|at\\b|for\\b|from\\b|under\\b|by\\b|unless\\b))`,
    ),
    why: 'it says that nothing is to be done',
  },
  {
    pattern: new RegExp(
      `\\b${police}\\s+(?:(?:will|shall|must|should|are|is|do|does|did|can|need)\\s*not|won'?t|mustn'?t|shouldn'?t|aren'?t|isn'?t|don'?t|needn'?t|not|never)\\s+(?:to\\s+|be\\s+|for\\s+|required\\s+to\\s+|needed\\s+to\\s+)*(?:${going}|required|needed)\\b`,
    ),
    why: 'it says that nobody is to go',
  },
  {
    pattern:
      /\b(?:ignore|disregard|hang up|terminate|end|close|put down|discontinue)\s+(?:on\s+)?(?:(?:all|any|her|his|their|the|this|these|future|further|repeat)\s+)*(?:calls?|999|phone|patient|caller|him|her|them|threats?|reports?)\b/,
    why: 'it tells staff to ignore a call',
  },
  {
    pattern:
      /\b(?:withhold|withdraw|refuse|deny|decline)\s+(?:(?:all|any|further|emergency|medical|her|him|them)\s+)*(?:treatment|care|help|attendance|assessment|admission|ambulance|response|support|services?)\b(?!\s+(?:himself|herself|themselves))/,
    why: 'it tells staff to withhold care',
  },
  {
    pattern:
      /\b(?:downgrade|lower (?:the )?(?:grade|priority|response)|treat as (?:a )?(?:hoax|nuisance|low(?:er)? priority|non[- ]urgent|routine)|(?:hoax|nuisance|time[- ]?waster|attention[- ]?seek(?:er|ing))(?:\s+call(?:er|s)?)?)\b/,
    why: 'it lowers the response or belittles the caller',
  },
  {
    pattern: /\b(?:dna|do not attend|no attendance)\s+(?:marker|flag|policy|address|list)\b/,
    why: 'it is a marker against going',
  },
];

/** Somebody's wish, or an absence of need, with a way back to help: "prefers no police unless life is at risk". */
const wish =
  /\b(?:prefers?|would prefer|would rather|likes?|wish(?:es)?|wants?|asks?|asked|hopes?|finds?|feels?|says?|said|afraid|fears?|frightened|scared|worries|worried|refuses|declined|declines)\b/;
const wayBack = /\bunless\b|\bexcept\b|\bif\b.*\b(?:safe|risk|life|danger)|\bwhere life\b/;
/** How to do it, not whether: "do not attend alone", "do not go in with sirens", "do not visit without ringing first". */
const manner = new RegExp(
  `\\b${not}\\s+(?:${going}|${caring})\\s+(?:[a-z]+\\s+){0,3}?(?:alone|single[- ]crewed|in uniform|with (?:sirens?|blue lights?|dogs?)|without|before (?:ringing|calling|speaking)|unannounced|on (?:your|their) own|by (?:yourself|yourselves))\\b`,
);

/**
 * The instructions in a text that Concord refuses; empty if there is none. General, not a list of phrases:
 * an order to stay away, to withhold, to ignore or to downgrade. A person's own wish with a way back to help,
 * and an order about how to go, pass.
 */
export function refusedWording(text: string): readonly RefusedWording[] {
  return sentences(text).flatMap((sentence) => {
    const plain = fold(sentence);
    if (manner.test(plain)) return [];
    if (wish.test(plain) && wayBack.test(plain)) return [];
    for (const { pattern, why } of rules) {
      const found = pattern.exec(plain);
      if (found && !isReported(plain, found.index)) return [{ found: sentence.trim(), why }];
    }
    return [];
  });
}

/** What somebody did or feels, told as a fact: "she did not attend her appointment", "he says do not treat me like a child". */
function isReported(plain: string, at: number): boolean {
  const before = plain.slice(0, at);
  return (
    /\b(?:he|she|they|patient|person|who|which|did|has|have|had)\s*$/.test(before) ||
    /\b(?:says?|said|tells? you|told us|believes?|thinks?|feels?)\b[^,;]*$/.test(before)
  );
}

const sentences = (text: string): readonly string[] =>
  text.split(/(?<=[.!?;\n])\s+|\n+/).filter((part) => part.trim() !== '');

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u00ad]/g, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u2010-\u2015_*/]/g, ' ')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
