import type { Scene } from '../scene.ts';
import { Violation } from '../violation.ts';

/**
 * I8: of a project that was closed to its person a device keeps nothing, in no document, alive or deleted, and in none of the copies that the
 * replication keeps for itself. What its person wrote and could not send is kept aside.
 */
export function nothingIsLeft({ devices }: Scene, closedTo: Map<string, string[]>): void {
	for (const { index, person, disk, tables } of devices) {
		const marks = closedTo.get(person.userId) ?? [];
		if (marks.length === 0) continue;
		const keepsNone = (store: string, documents: Iterable<unknown>) => {
			for (const document of documents) {
				const text = JSON.stringify(document);
				const mark = marks.find((one) => text.includes(one));
				if (mark)
					throw new Violation('I8', `device ${index} still has something of ${mark} in ${store}`, document);
			}
		};
		for (const [store, { documents }] of disk) keepsNone(store, documents.values());
		keepsNone('the conflicts', tables.conflicts.values());
	}
}
