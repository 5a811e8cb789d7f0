export const placeTypes = [
  'public-place',
  'shared-hall',
  'shared-garden',
  'dwelling',
  'garden',
  'vehicle',
  'hospital',
  'care-home-or-hotel',
  'workplace-or-school',
  'railway',
  'not-known',
] as const;
export type PlaceType = (typeof placeTypes)[number];

/** What the power covers there, in words with its source. The officer decides; advice does not. */
export type Power = {
  readonly label: string;
  readonly covers: 'yes' | 'no' | 'look';
  readonly text: string;
};

const notAHome = 'Section 136 can be used here: it is not where anybody lives (s136(1A)).';

/**
 * What section 136 covers by the kind of place: anywhere except a house, flat or room where anybody is living, or its private yard,
 * garden, garage or outhouse, not one shared with other dwellings. Source: MHA 1983 s136(1A), (1B), read in domain.md section 3.1.
 */
export const powers: Readonly<Record<PlaceType, Power>> = {
  'public-place': { label: 'Street or public place', covers: 'yes', text: notAHome },
  'shared-hall': {
    label: 'Shared hall, stairs or landing',
    covers: 'yes',
    text: 'Section 136 can be used here: it is used in common with other dwellings (s136(1A)). It ends at the door of the flat.',
  },
  'shared-garden': {
    label: 'Garden or yard shared by several homes',
    covers: 'yes',
    text: 'Section 136 can be used here: it is shared with other dwellings (s136(1A)(b)).',
  },
  dwelling: {
    label: 'House, flat or room where somebody lives',
    covers: 'no',
    text: 'Section 136 cannot be used in a house, flat or room where anybody is living (s136(1A)(a)). This is advice, not a consultation before its use. The officer decides.',
  },
  garden: {
    label: 'Private garden, yard, garage or outhouse of one home',
    covers: 'no',
    text: 'Section 136 cannot be used in the yard, garden, garage or outhouse of one home (s136(1A)(b)). This is advice, not a consultation before its use. The officer decides.',
  },
  vehicle: {
    label: 'Vehicle',
    covers: 'look',
    text: 'Section 136 can be used in a vehicle, unless it stands in the private garden or garage of one home or somebody lives in it (s136(1A)).',
  },
  hospital: {
    label: 'Hospital or other health premises',
    covers: 'yes',
    text: 'Section 136 can be used here (s136(1A)). Who is kept at a place of safety has reached it: the clock starts when they are kept (s136(1)(b), (2A)).',
  },
  'care-home-or-hotel': {
    label: 'Care home, hostel or hotel',
    covers: 'look',
    text: 'Not in a room where anybody is living; in a hall or lounge used in common it can be used (s136(1A)).',
  },
  'workplace-or-school': { label: 'Workplace, shop or school', covers: 'yes', text: notAHome },
  railway: { label: 'Railway or other transport premises', covers: 'yes', text: notAHome },
  'not-known': {
    label: 'Not known yet',
    covers: 'look',
    text: 'Ask where exactly they are: inside a home and its own garden section 136 cannot be used (s136(1A)).',
  },
};
