import type { Words } from '../ru.ts';

export const members: Words['members'] = {
	title: 'Members',
	text: 'Who works on the project, and who may do what.',
	roles: { owner: 'Owner', editor: 'Editor', author: 'Author', viewer: 'Viewer' },
	roleHints: {
		owner: 'Everything, members and deletion included',
		editor: 'Posts, publishing, channels',
		author: 'Drafts, and asking for review',
		viewer: 'Only looks'
	},
	role: 'Role',
	email: 'Email',
	invite: 'Invite',
	inviteTitle: 'Invite a member',
	invited: 'Invited',
	inviteSent: (email) => `The invitation was sent to ${email}`,
	remove: 'Remove from the project',
	removeTitle: (name) => `Remove ${name}?`,
	removeText: 'They lose access to the project at once. Their posts stay.',
	removed: (name) => `${name} is no longer in the project`,
	leave: 'Leave the project',
	menuOf: (name) => `Actions for ${name}`,
	onlyOwner: 'An owner invites people and changes roles.',
	needsNetwork: 'Inviting needs the server, which sends the mail.'
};
