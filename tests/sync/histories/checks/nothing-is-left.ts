import type { Scene } from '../scene.ts';
import { Violation } from '../violation.ts';

/**
 * I8: of a project that was closed to its person a device keeps nothing, in no document, alive or deleted, and in none of the copies that the
 * replication keeps for itself. What its person wrote and could not send is kept aside.
 */
export function nothingIsLeft({ devices }: Scene, closedTo: Map<string, string[]>): void {
	for (const { index, person, disk, tables } of devices) {
		for (const mark of closedTo.get(person.userId) ?? []) {
			for (const [store, { documents }] of disk) {
				const left = [...documents.values()].find((document) => JSON.stringify(document).includes(mark));
				if (left)
					throw new Violation('I8', `device ${index} still has something of ${mark} in ${store}`, left);
			}
			const conflict = [...tables.conflicts.values()].find((one) => JSON.stringify(one).includes(mark));
			if (conflict) throw new Violation('I8', `device ${index} still has a conflict of ${mark}`, conflict);
		}
	}
}
