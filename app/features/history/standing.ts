import type { Revision } from '#sync/records/revision.ts';

/** A version that the post had, rather than one that lost or came too late. */
const stood = ({ kind }: Revision): boolean => kind === 'edit' || kind === 'restored';

/** The version that the post has now. `versions` are the newest first. */
export const standing = (versions: Revision[]): Revision | undefined => versions.find(stood);

/** What a version is compared with: the post as its author met it, or as it stayed where the version lost. */
export const foundBy = (version: Revision, versions: Revision[]): Revision | undefined =>
	standing(versions.slice(versions.indexOf(version) + 1));
