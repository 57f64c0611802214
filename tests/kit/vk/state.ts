export type TokenKind = 'user' | 'group' | 'service';

export interface Token {
	value: string;
	kind: TokenKind;
	/** Whose it is: a person's number, or a community's. */
	owner: number;
	scopes: Set<string>;
	/** When it ends; null for one that is good until it is revoked. */
	expiresAt: Date | null;
}

/** Of who runs a community: 1 moderator, 2 editor, 3 administrator. */
export type AdminLevel = 1 | 2 | 3;

export interface Community {
	id: number;
	name: string;
	screenName: string;
	members: number;
	team: Map<number, AdminLevel>;
	/** The wall as its readers see it, the oldest first. */
	wall: WallPost[];
	nextPost: number;
	pinned: number | null;
	/** Which second somebody has taken for a postponed post. */
	slots: Set<number>;
	/** What VK calls a community that it has closed. */
	deactivated?: 'banned' | 'deleted';
}

export interface WallPost {
	id: number;
	text: string;
	at: Date;
	attachments: string[];
	/** The other parameters, as they were sent. */
	parameters: Record<string, string>;
	comments: { id: number; text: string; guid: string }[];
	areCommentsClosed: boolean;
}

/** One request that changed something. Only grows: what was accepted stays accepted, also when it is deleted later. */
export interface Accepted {
	method: string;
	community: number;
	/** The post's number, or the comment's. */
	id: number;
	text: string;
	at: Date;
	attachments: string[];
	parameters: Record<string, string>;
}

/** Something that was uploaded, and what it may be attached as once it is saved. */
export interface Upload {
	kind: 'photo' | 'video' | 'doc';
	owner: number;
	/** Bytes; null while nothing has come. */
	size: number | null;
	name: string;
	id: number;
}

/** What VK does in the cases in which nobody can say for sure (spec: services.md, 2.4 and 2.5). */
export interface Moods {
	/** Whether a community's key may post to its wall. */
	isGroupPosting: boolean;
	/** What a repeated guid is answered with. */
	repeatedGuid: 'same' | 'error';
	/** The question that has to be answered before anything is posted, by its number and its right answer. */
	captcha: { sid: string; key: string } | null;
	/** Addresses whose pages have a picture that a card can show. */
	pictured: Set<string>;
}

export interface State {
	tokens: Map<string, Token>;
	communities: Community[];
	accepted: Accepted[];
	uploads: Map<string, Upload>;
	/** What has been saved and can be attached, by the word that names it. */
	attachable: Map<string, Upload>;
	/** guid by community and method: the number that it made, and when. */
	guids: Map<string, { id: number; at: Date }>;
	nextFile: number;
	moods: Moods;
	root: () => string;
	now: () => Date;
}

export const communityBy = (state: State, name: string): Community | undefined =>
	state.communities.find(({ id, screenName }) => String(id) === name || screenName === name);

/** The community whose wall a negative owner names. */
export const ownerOf = (state: State, owner: string | undefined): Community | undefined =>
	owner?.startsWith('-') ? communityBy(state, owner.slice(1)) : undefined;
