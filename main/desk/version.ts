/** Of this Concord: on the screen, and told to the other desks. */
export const version = '0.1.0';
