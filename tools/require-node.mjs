// Plain JavaScript: an older Node cannot read TypeScript, and has to be told so in words.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Concord needs Node 24 or newer; this is ${process.version} at ${process.execPath}.\n` +
      'Run "npm ci" without --ignore-scripts: it brings Node 24 as a dev dependency, and npm scripts then use it.',
  );
  process.exit(1);
}
