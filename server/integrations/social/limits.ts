import type { NetworkManifest } from '#sync/records/network.ts';
import type { Objection, Outgoing } from './network.ts';
import { visibleLength } from './visible-text.ts';

/** What goes beyond the limits that a network names in its manifest. */
export function beyondLimits(
	manifest: NetworkManifest,
	{ html, media }: Pick<Outgoing, 'html' | 'media'>
): Objection[] {
	const { limits, mediaKinds, name } = manifest;
	const found: Objection[] = [];
	const length = visibleLength(html);
	if (length === 0 && media.length === 0)
		found.push({ code: 'empty_post', detail: 'neither text nor media' });
	if (media.length === 0 && length > limits.text) {
		found.push({ code: 'text_too_long', detail: `${length} characters, ${name} takes ${limits.text}` });
	}
	if (media.length > 0 && length > limits.caption) {
		found.push({
			code: 'caption_too_long',
			detail: `${length} characters beside media, ${name} takes ${limits.caption}`
		});
	}
	if (media.length > limits.media) {
		found.push({ code: 'too_many_media', detail: `${media.length} files, ${name} takes ${limits.media}` });
	}
	for (const { kind, bytes, name: file } of media) {
		const most = limits.bytes[kind] ?? Infinity;
		if (!mediaKinds.includes(kind))
			found.push({ code: 'media_kind_unsupported', detail: `${file}: ${kind}` });
		else if (bytes > most)
			found.push({ code: 'media_too_large', detail: `${file}: ${bytes} bytes of ${most}` });
	}
	return found;
}
