import type { Words } from '../ru.ts';

export const status: Words['status'] = {
	draft: 'Draft',
	review: 'In review',
	approved: 'Approved',
	scheduled: 'Scheduled',
	pending: 'Waiting',
	publishing: 'Publishing',
	sending: 'Sending',
	verifying: 'Checking',
	published: 'Published',
	partial: 'Partly out',
	failed: 'Failed',
	missed: 'Missed',
	needs_review: 'Needs a look',
	deleted: 'Deleted',
	cancelled: 'Cancelled'
};
