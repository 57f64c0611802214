import type { TargetOptions } from '#sync/records/post.ts';

/** What every kind of message can be asked for. */
export const common = ({ silent, protect, topicId }: TargetOptions) => ({
	...(silent ? { disable_notification: true } : {}),
	...(protect ? { protect_content: true } : {}),
	...(topicId ? { message_thread_id: topicId } : {})
});
