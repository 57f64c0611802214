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
	resend: 'Send the invitation again',
	resent: (email) => `The invitation was sent to ${email} again`,
	revoke: 'Take the invitation back',
	revokeTitle: (email) => `Take back the invitation of ${email}?`,
	revokeText: 'The link in the mail leads into the project no more. You can invite again at any time.',
	revoked: (email) => `The invitation of ${email} is taken back`,
	leaveTitle: (project) => `Leave the project “${project}”?`,
	leaveText:
		'The project goes from your devices at once. Your posts in it stay. Only a new invitation brings you back.',
	handOver: 'Hand the project over',
	handOverTitle: (name) => `Hand the project over to ${name}?`,
	handOverText: 'They become the owner, and you an editor. Only they can give it back.',
	handedOver: (name) => `${name} owns the project now`,
	lastOwner: 'You are the only owner. To leave, hand the project over first.',
	menuOf: (name) => `Actions for ${name}`,
	onlyOwner: 'An owner invites people and changes roles.',
	needsNetwork: 'Inviting needs the server, which sends the mail.'
};
