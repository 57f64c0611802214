import type { CollectionName } from '#sync/collection.ts';
import { accountStore } from './stores/accounts.ts';
import { mediaStore } from './stores/media.ts';
import { memberStore } from './stores/members.ts';
import { noticeStore } from './stores/notices.ts';
import { postStore } from './stores/posts.ts';
import { projectStore } from './stores/projects.ts';
import { publicationStore } from './stores/publications.ts';
import { templateStore } from './stores/templates.ts';
import type { Store } from './store.ts';

/** Every collection's store. One that is missing here does not compile. */
export const stores: { [Name in CollectionName]: Store<Name> } = {
	projects: projectStore,
	members: memberStore,
	accounts: accountStore,
	posts: postStore,
	publications: publicationStore,
	templates: templateStore,
	media: mediaStore,
	notices: noticeStore
};
