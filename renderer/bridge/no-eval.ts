import { config } from 'zod';

// zod tries `new Function` when the first schema is made, which our policy refuses and reports as broken.
// Imported before anything that makes a schema.
config({ jitless: true });
