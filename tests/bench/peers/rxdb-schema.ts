const text = { type: 'string' };
const list = { type: 'array' };
const textOrNone = { type: ['string', 'null'] };

/** A post as RxDB 15 is told of it, at both ends. */
export const schema = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: {
		id: { ...text, maxLength: 40 },
		projectId: text,
		createdBy: text,
		title: text,
		html: text,
		status: text,
		media: list,
		targets: list,
		labels: list,
		createdAt: text,
		updatedAt: text,
		writeId: text,
		scheduledAt: textOrNone,
		queuePlace: textOrNone,
		deleteAt: textOrNone,
		lateEditOf: textOrNone
	},
	required: ['id']
};
