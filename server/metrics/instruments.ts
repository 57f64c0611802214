import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What a process counts of its own doings, in Prometheus' words: `twexel_<part>_<what>_<unit>`, seconds and bytes. A label has few values that are
 * known beforehand (a route's template, a network, a queue), never an id, an address or a word of somebody's.
 */
export class Metrics {
	readonly registry = new Registry();

	readonly requests = this.#counter('http_requests_total', 'Requests that were answered.', [
		'route',
		'method',
		'code'
	]);
	readonly requestSeconds = this.#histogram(
		'http_request_duration_seconds',
		'How long answers took, up to their head.',
		['route', 'method'],
		[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
	);
	readonly requestsInFlight = this.#gauge('http_requests_in_flight', 'Requests that are being answered.');

	readonly jobs = this.#counter('jobs_total', 'Jobs that this worker has done with.', ['queue', 'outcome']);
	readonly jobSeconds = this.#histogram(
		'job_duration_seconds',
		'How long jobs took, from their instant on.',
		['queue'],
		[0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]
	);

	readonly published = this.#counter(
		'publish_total',
		'What became of publications: published, verified (found out after a lost answer), failed, needs_review.',
		['provider', 'outcome']
	);
	readonly lateness = this.#histogram(
		'publish_lateness_seconds',
		'How long after its instant a publication began to leave; for one that stood in a queue, after its turn.',
		[],
		[0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300]
	);
	readonly queueWait = this.#histogram(
		'ratelimit_wait_seconds',
		'How long publications stood in a queue because their network takes no more at once.',
		[],
		[0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600]
	);
	readonly tooMany = this.#counter('provider_429_total', 'Sends that a network called too many.', [
		'provider'
	]);

	readonly pullSeconds = this.#histogram(
		'sync_pull_duration_seconds',
		'How long pages of the sync took to read.',
		['collection'],
		[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
	);
	readonly pushSeconds = this.#histogram(
		'sync_push_duration_seconds',
		'How long pushes of the sync took to write.',
		['collection'],
		[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
	);
	readonly documents = this.#counter('sync_documents_total', 'Documents that devices pulled and pushed.', [
		'collection',
		'direction'
	]);
	readonly conflicts = this.#counter(
		'sync_conflicts_total',
		'Pushed documents that did not go in as they were.',
		['collection']
	);
	readonly streams = this.#gauge('sync_streams', 'Devices that hear of changes from this process.');

	#counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
		return new Counter({ name: `twexel_${name}`, help, labelNames, registers: [this.registry] });
	}

	#gauge(name: string, help: string): Gauge {
		return new Gauge({ name: `twexel_${name}`, help, registers: [this.registry] });
	}

	#histogram<Label extends string>(
		name: string,
		help: string,
		labelNames: Label[],
		buckets: number[]
	): Histogram<Label> {
		return new Histogram({ name: `twexel_${name}`, help, labelNames, buckets, registers: [this.registry] });
	}
}

/** Seconds since an instant of `performance.now()`. */
export const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;
