import type { Documents } from '#sync/collection.ts';
import type { Media } from '#sync/records/media.ts';
import type { Post } from '#sync/records/post.ts';
import { usualGrace, type Project } from '#sync/records/project.ts';
import type { Template } from '#sync/records/template.ts';
import { variablesOf } from '#sync/templates/variables.ts';
import { storageRoom } from '../state/storage-room.svelte.ts';
import { desk } from './desk.svelte.ts';
import { withApprovalEnded } from './end-approval.ts';
import { insert, patch, remove, restore } from './write-document.ts';

/**
 * Everything that people change, written to this device at once. The replication carries it on; no caller waits for a network,
 * and none asks whether there is one.
 */

export async function createProject(made: { name: string; timezone: string }): Promise<string> {
	const now = new Date().toISOString();
	const fresh = { approvalRequired: false, overflow: 'refuse', queuePaused: false } as const;
	const empty = { graceMinutes: usualGrace, slots: [], hashtagGroups: [], utm: [] };
	return insert('projects', { ...made, ...fresh, ...empty, myRole: 'owner', createdAt: now });
}

export const changeProject = (
	id: string,
	part: Partial<
		Pick<
			Project,
			| 'name'
			| 'timezone'
			| 'approvalRequired'
			| 'overflow'
			| 'graceMinutes'
			| 'slots'
			| 'queuePaused'
			| 'hashtagGroups'
			| 'utm'
		>
	>
): Promise<void> => patch('projects', id, part);

export const removeProject = (id: string): Promise<void> => remove('projects', id);

export type PostPart = Partial<
	Pick<
		Post,
		| 'title'
		| 'html'
		| 'media'
		| 'poll'
		| 'targets'
		| 'labels'
		| 'status'
		| 'scheduledAt'
		| 'queuePlace'
		| 'deleteAt'
		| 'approval'
	>
>;

/** Makes a draft, or a post that is planned already. Gives its id. */
export async function createPost(made: PostPart & { projectId: string; id?: string }): Promise<string> {
	const blank = {
		title: '',
		html: '',
		media: [],
		poll: null,
		targets: [],
		labels: [],
		scheduledAt: null,
		queuePlace: null,
		deleteAt: null
	};
	const id = await insert('posts', {
		...blank,
		status: 'draft' as const,
		lateEditOf: null,
		approval: null,
		thread: [],
		createdBy: desk().userId,
		createdAt: new Date().toISOString(),
		...made
	});
	void storageRoom.askOnce();
	return id;
}

export const patchPost = async (id: string, part: PostPart): Promise<void> =>
	patch('posts', id, await withApprovalEnded(id, part));

/** Back to a draft; its time is kept as a suggestion. */
export const unschedulePost = (id: string): Promise<void> =>
	patch('posts', id, { status: 'draft', queuePlace: null });

export const removePost = (id: string): Promise<void> => remove('posts', id);

/** Undoes a deletion: the post comes back as it was, as a new write. */
export const restorePost = (post: Post): Promise<void> => restore('posts', post);

export async function createTemplate(
	made: Pick<Template, 'projectId' | 'name' | 'html'> & { id?: string }
): Promise<string> {
	const variables = variablesOf(made.html);
	return insert('templates', {
		...made,
		variables,
		createdBy: desk().userId,
		createdAt: new Date().toISOString()
	});
}

export const patchTemplate = (id: string, part: Partial<Pick<Template, 'name' | 'html'>>): Promise<void> =>
	patch('templates', id, {
		...part,
		...(part.html === undefined ? {} : { variables: variablesOf(part.html) })
	});

export const removeTemplate = (id: string): Promise<void> => remove('templates', id);

/** Undoes a deletion, also one that somebody else made while the words were being written. */
export const restoreTemplate = (template: Template): Promise<void> =>
	restore('templates', { ...template, variables: variablesOf(template.html) });

/** What ends whatever is published in a channel. */
export const signAccount = (id: string, signature: string): Promise<void> =>
	patch('accounts', id, { signature });

export const describeMedium = (
	id: string,
	part: { name?: string; alt?: string; tags?: string[] }
): Promise<void> => patch('media', id, part);

export const removeMedium = (id: string): Promise<void> => remove('media', id);

/** Undoes a deletion: the server keeps the bytes for it. */
export const restoreMedium = (file: Media): Promise<void> => restore('media', file);

export const changeRole = (memberId: string, role: Documents['members']['role']): Promise<void> =>
	patch('members', memberId, { role });

export const removeMember = (memberId: string): Promise<void> => remove('members', memberId);
