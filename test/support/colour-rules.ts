/** What axe finds by colours alone: where only the theme has changed, nothing else can have. */
export const colourRules = ['color-contrast', 'link-in-text-block'];
