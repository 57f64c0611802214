import type { Words } from '../ru.ts';

export const review: Words['review'] = {
	title: 'Review',
	approve: 'Approve',
	approvedBy: (name) => `Approved by ${name}`,
	byClient: (name) => `${name} (client)`,
	somebody: 'somebody who has left the project',
	unapprove: 'Take the approval back',
	sendBack: 'Send back',
	takeBack: 'Back to drafts',
	asked: (name) => `${name} asks you to look this post over`,
	waiting: 'Waits for an editor’s or owner’s approval',
	needed: 'In this project a post goes out only once it is approved.',
	ended: 'Your change ended the approval: the post is up for review again.',
	endedPlain: 'Your change ended the approval.',
	locked: 'The content is locked by its approval. A change ends it.',
	lockedPlan: 'The content is locked by its approval. A change ends it and takes the post off the plan.',
	unlock: 'Change it anyway',
	saidApproved: 'Post approved',
	saidUnapproved: 'Approval taken back',
	saidReturned: 'Post sent back to its author',
	required: 'An editor or owner has to approve this post first.',
	open: 'Open the post',
	approveAndGo: 'Approve and schedule',
	kinds: {
		asked: 'asks for review',
		approved: 'approves',
		returned: 'sends it back for changes',
		unapproved: 'changes what was approved: the approval has ended',
		reopened: 'takes it back from review',
		commented: 'comments',
		resolved: 'resolves a discussion'
	}
};
