/** `npm run bench:back [words]`: how long after each kind of outage a room goes on; words choose some of them. */
import process from 'node:process';
import { openStage, outages } from '../e2e/outages.ts';
import { whyNoHosts } from '../e2e/two-hosts.ts';

const why = whyNoHosts();
if (why) {
  console.log(`Not measured: ${why}.`);
  process.exit();
}
const words = process.argv.slice(2);
const rounds = Number(process.env['ROUNDS'] ?? 1);
const stage = await openStage();
try {
  console.log(
    '| what happened | written here, read there | written there, read here | next chunk |',
  );
  console.log('| --- | --- | --- | --- |');
  for (let round = 0; round < rounds; round += 1) {
    for (const outage of outages) {
      if (words.length > 0 && !words.some((word) => outage.name.includes(word))) continue;
      const told = await stage.play(outage).then(
        ({ saidS, heardS, chunkS }) => `${saidS} s | ${heardS} s | ${chunkS} s`,
        (error: unknown) => `${String(error).split('\n')[0]} | |`,
      );
      console.log(`| ${outage.name} | ${told} |`);
    }
  }
} finally {
  await stage.close();
}
process.exit();
