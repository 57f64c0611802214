import { publicationDocuments } from '../../publications/documents.ts';
import type { Store } from '../store.ts';

/** Written by the worker alone, so there is no `write`. */
export const publicationStore: Store<'publications'> = {
	async read(tx, reader, ids) {
		const documents = await publicationDocuments(tx, ids);
		return new Map(
			documents
				.filter((document) => reader.roles.has(document.projectId))
				.map((document) => [document.id, { ...document, _deleted: false }])
		);
	}
};
