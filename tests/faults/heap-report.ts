/**
 * Loaded before a program's own (`node --import`), this says how much memory its objects take, in bytes, whenever it is sent SIGUSR2: a line
 * `heap 12345678`, after a collection. The program knows nothing of it.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
// The cast: what V8 calls so takes nothing and gives nothing.
const collect = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
	collect();
	process.stdout.write(`heap ${process.memoryUsage().heapUsed}\n`);
});
