import type { SimulatedChat, State } from './state.ts';

/** The public preview of a channel as far as the program reads it (spec: services.md, 1.9): the oldest first, at most twenty. */
export function previewOf(state: State, chat: SimulatedChat): string {
	const messages = state.accepted.filter((one) => one.chatId === chat.id).slice(-20);
	const wraps = messages.map(({ messageIds, text, at }) => {
		const [id] = messageIds;
		const address = `https://t.me/${chat.username}/${id}`;
		const body = escape(text).replaceAll('\n', '<br/>');
		return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="${chat.username}/${id}">
${text === '' ? '' : `<div class="tgme_widget_message_text js-message_text" dir="auto">${body}</div>`}
<a class="tgme_widget_message_date" href="${address}"><time datetime="${at.toISOString().slice(0, 19)}+00:00" class="time">12:00</time></a>
</div></div>`;
	});
	return `<html><head><meta property="og:title" content="${escape(chat.title)}"></head><body><section class="tgme_channel_history js-message_history">${wraps.join('\n')}</section></body></html>`;
}

const escape = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
