import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { desksOn } from '#test/hub/desks.ts';

const { url, count } = z.object({ url: z.string(), count: z.number() }).parse(workerData);

// Desks of the room at which nobody does what is measured: they take in and show all of it, on another core than those that do.
const desks = desksOn(url);
const room = [];
for (let at = 0; at < count; at += 1) room.push(await desks.add());
while (!room.every((one) => one.view().hub.state === 'live')) await wait(10);
parentPort?.once('message', () => {
  desks.clear();
  parentPort?.close();
});
parentPort?.postMessage('live');
