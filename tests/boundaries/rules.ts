import { posix } from 'node:path';

/** One import as it stands in a file: `target` is the path of what it names, from the root of the checkout. */
export interface Import {
	file: string;
	target: string;
	isTypeOnly: boolean;
}

const tops = ['app', 'sync', 'server', 'jobs', 'db'] as const;

/** What the server and the web may know of the jobs: their names and how to order one. */
const orders = ['jobs/job.ts', 'jobs/catalog.ts', 'jobs/enqueue.ts'];

/**
 * Who may import whom (architecture.md). Tests may import everything, and nothing imports tests. Two programs reach over: the entry of the
 * whole starts the worker beside the web, and the seed reads the configuration by which it finds the database, and the list of the networks, and
 * has the demonstration's people do what people do.
 */
export function isAllowed({ file, target, isTypeOnly }: Import): boolean {
	const from = topOf(file);
	const to = topOf(target);
	if (from === 'tests' || to === undefined) return true;
	if (to === 'tests') return /\.test\.ts$/.test(file);
	if (from === to || to === 'sync') return true;
	if (/\.test\.ts$/.test(file)) return from !== 'sync' && from !== 'app';
	switch (from) {
		case 'sync':
			return false;
		case 'db':
			return file === 'db/seed.ts' && seedReads.includes(target);
		case 'jobs':
			return isOrder(file) ? to === 'db' && isTypeOnly : to === 'db' || (to === 'server' && !isRoute(target));
		case 'server':
			return (
				to === 'db' || orders.includes(target) || (file === 'server/start.ts' && target === 'jobs/worker.ts')
			);
		case 'app':
			return target === 'server/api.ts' && isTypeOnly && file === 'app/lib/api.ts';
		default:
			return true;
	}
}

const seedReads = [
	'server/core/config.ts',
	'server/integrations/social/index.ts',
	'server/demonstration/live-in.ts'
];
const isOrder = (file: string): boolean => orders.includes(file);
const isRoute = (file: string): boolean => file === 'server/api.ts' || /(^|[/-])routes\.ts$/.test(file);

function topOf(path: string): string | undefined {
	const [top = ''] = path.split('/');
	return top === 'tests' || tops.some((name) => name === top) ? top : undefined;
}

/** Static, dynamic and re-exporting imports alike. */
const statement =
	/(?:\bimport\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?|\bexport\s+(type\s+)?[\w*{}\s,$]+?\s+from\s+|\bimport\()['"]([^'"]+)['"]/g;

/** Every import of ours in a file's text. */
export function importsIn(file: string, text: string): Import[] {
	return [...text.matchAll(statement)].flatMap(([, type, exportedType, name = '']) => {
		const target = resolve(file, name);
		const isTypeOnly = type !== undefined || exportedType !== undefined;
		return target === undefined ? [] : [{ file, target, isTypeOnly }];
	});
}

function resolve(file: string, name: string): string | undefined {
	if (name.startsWith('#')) return name.slice(1);
	if (name.startsWith('.')) return posix.join(posix.dirname(file), name);
	return undefined;
}
