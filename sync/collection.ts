import { z } from 'zod';
import { account } from './records/account.ts';
import { media } from './records/media.ts';
import { member } from './records/member.ts';
import { notice } from './records/notice.ts';
import { post } from './records/post.ts';
import { project } from './records/project.ts';
import { publication } from './records/publication.ts';
import { template } from './records/template.ts';

/**
 * Every collection that devices hold. RxDB's open edition allows thirteen in a page, which the contract names; `version` is raised
 * with a migration on the device whenever a record changes its shape.
 */
export const collections = {
	projects: { version: 2, record: project, isPushed: true, indexes: [] },
	members: { version: 0, record: member, isPushed: true, indexes: ['projectId'] },
	accounts: { version: 1, record: account, isPushed: true, indexes: ['projectId'] },
	posts: {
		version: 2,
		record: post,
		isPushed: true,
		indexes: [['projectId', 'updatedAt']]
	},
	publications: { version: 0, record: publication, isPushed: false, indexes: ['postId'] },
	templates: { version: 0, record: template, isPushed: true, indexes: ['projectId'] },
	media: { version: 1, record: media, isPushed: true, indexes: ['projectId'] },
	notices: { version: 1, record: notice, isPushed: false, isOwn: true, indexes: ['at'] }
} as const satisfies Record<string, Collection>;

interface Collection {
	version: number;
	record: z.ZodObject;
	/** Whether devices may write to it at all. */
	isPushed: boolean;
	/** Whether its documents are one person's own, whatever project they are about; all others are a project's. */
	isOwn?: boolean;
	indexes: readonly (string | readonly string[])[];
}

export type CollectionName = keyof typeof collections;
export type Documents = { [Name in CollectionName]: z.output<(typeof collections)[Name]['record']> };

/** The collections that are read by the person's own scope. */
export const isOwn = (name: CollectionName): boolean => 'isOwn' in collections[name];

export const collectionNames = Object.keys(collections) as CollectionName[];
export const isCollection = (name: string): name is CollectionName => Object.hasOwn(collections, name);

/** The collection's JSON Schema as RxDB wants it: flat, with the primary key and its indexes named. */
export function jsonSchema(name: CollectionName) {
	const { version, record, indexes } = collections[name];
	const { properties, required } = z.toJSONSchema(record, { io: 'output', target: 'draft-7' });
	return {
		title: name,
		version,
		primaryKey: 'id',
		type: 'object' as const,
		properties: properties ?? {},
		required: required ?? [],
		indexes
	};
}
