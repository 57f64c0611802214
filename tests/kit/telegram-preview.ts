import type { Chat, ChatMessage } from './telegram-chats.ts';

/** The page t.me/s/<channel>, with the classes that readers of it go by (spec: services.md 1.9). The newest twenty, oldest first. */
export function previewPage(chat: Chat): string {
	const posts = posted(chat.messages).slice(-20);
	return `<!DOCTYPE html><html><head><meta property="og:title" content="${escape(chat.title)}"></head><body>
<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span dir="auto">${escape(chat.title)}</span></div>
<div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">${chat.subscribers}</span> <span class="counter_type">subscribers</span></div></div></div>
<section class="tgme_channel_history js-message_history">
${posts.length === 0 ? '<div class="tme_no_messages_found">No posts</div>' : posts.map((post) => onePost(chat, post)).join('\n')}
</section></body></html>`;
}

/** An album is one post, under the id of its first picture. */
function posted(messages: ChatMessage[]): ChatMessage[][] {
	const albums = Map.groupBy(messages, (message) => message.album ?? `single ${message.id}`);
	return [...albums.values()];
}

function onePost(chat: Chat, messages: ChatMessage[]): string {
	const [first] = messages;
	if (!first) return '';
	const address = `https://t.me/${chat.username}/${first.id}`;
	const photos = messages.flatMap((message) => message.photos);
	return `<div class="tgme_widget_message_wrap js-widget_message_wrap">
<div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${chat.username}/${first.id}" data-view="eyJj">
<div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${chat.username}"><span dir="auto">${escape(chat.title)}</span></a></div>
${photos.map(() => `<a class="tgme_widget_message_photo_wrap" href="${address}" style="width:800px"><div class="tgme_widget_message_photo"></div></a>`).join('')}
${first.text === '' ? '' : `<div class="tgme_widget_message_text js-message_text" dir="auto">${first.html.trim().replaceAll('\n', '<br/>')}</div>`}
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info">
<span class="tgme_widget_message_views">1</span><span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="${address}"><time datetime="${first.at.toISOString().replace(/\.\d+Z/, '+00:00')}" class="time">12:00</time></a></span></div></div>
</div></div></div>`;
}

const escape = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
