/**
 * A question leaves some megabytes behind that are garbage at once. One thread sweeps them: there is little, and whoever asks needs
 * the other core. And V8 is told that there is no more than this, megabytes; what is needed is a quarter of it.
 */
export const lookupFlags = ['--single-threaded-gc', '--max-old-space-size=96'] as const;
