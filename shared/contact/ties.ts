/** How two contacts belong together: about the same person, from the same number, at the same address. */
export const ties = ['subject', 'caller', 'address'] as const;
export type Tie = (typeof ties)[number];

export const tieInWords: Readonly<Record<Tie, string>> = {
  subject: 'About this person',
  caller: 'From this number',
  address: 'At this address',
};
