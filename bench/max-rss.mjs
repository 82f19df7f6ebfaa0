// Preloaded into a measured process: tells its peak memory on standard error when it ends.
// Leaves to others: reading the line.
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(2, `max-rss-kb ${process.resourceUsage().maxRSS}\n`));
