// Words a second of three readers, the compiled program among them: `node bench/reading-copy.mjs FILE`, a JSON array of documents.
// Leaves to others: which documents (speed.ts). Plain JavaScript, because a loader of TypeScript slows what it loads.
import { readFileSync } from 'node:fs';
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { openReader } from '../dist/house.js';

/** Seconds of processor time before measuring and while it lasts: an archive is read for minutes, not for a second. */
const warm = 20;
const measured = 15;

const texts = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const words = texts.map((document) => document.text.split(/\s+/u).length);
const read = openReader();
const wink = winkNlp(model);

/** Each reader on the same texts in the same order; other work on the machine does not count. */
function rate(run) {
  let next = 0;
  const during = (length) => {
    let done = 0;
    const before = process.cpuUsage();
    for (; seconds(before) < length; next++) {
      run(texts[next % texts.length]);
      done += words[next % texts.length];
    }
    return Math.round(done / seconds(before));
  };
  return { first: during(warm), warm: during(measured) };
}

function seconds(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

const readout = rate((document) => read(document, { actors: [] }));
const winkRate = rate((document) => wink.readDoc(document.text).entities().out());
const compromise = rate((document) => nlp(document.text).topics().out('array'));
const result = {
  texts: texts.length,
  wordsPerSecond: { readout, 'wink-nlp': winkRate, compromise },
  ratio: {
    'to wink-nlp': readout.warm / winkRate.warm,
    'to compromise': readout.warm / compromise.warm,
  },
  seconds: { warmingUp: warm, measured },
  note: 'readout: names, actors, quotations with speakers, dates, events, summary; wink-nlp: tokens, tags, entities; compromise: people, places, organisations',
};
process.stdout.write(JSON.stringify(result));
