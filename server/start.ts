import { startWorker } from '#jobs/worker.ts';
import type { Deps } from './core/deps.ts';
import { run, type Part } from './core/run.ts';
import { startListening } from './integrations/social/incoming.ts';
import { ensureBuilt } from './web/build.ts';
import { serve } from './web/serve.ts';

/** The program: what ROLES names of it, both by default. With `--dev` the pages are served as they are being written. */
const isLive = process.argv.includes('--dev');
const isBuildNeeded = !isLive && (process.env['ROLES'] ?? 'web').includes('web');
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

try {
	if (isBuildNeeded) await ensureBuilt(say);
} catch (error) {
	say(error instanceof Error ? error.message : String(error));
	process.exit(1);
}

const startWeb = async (deps: Deps): Promise<Part> => {
	const web = await serve(deps, { isLive });
	say(`Twexel is at ${deps.config.publicUrl}`);
	return web;
};

await run(({ roles }) => [
	// The port first: where it is taken there is nothing to run for.
	...(roles.includes('web') ? [startWeb] : []),
	...(roles.includes('worker') ? [startWorker, startListening] : [])
]);
