import type { TargetOptions } from '#sync/records/post.ts';

/** The card of a link below a text, or none (spec: services.md, 1.4). */
export function linkPreview(options: TargetOptions) {
	const { disableLinkPreview, linkPreviewAbove, linkPreviewSize, link } = options;
	if (disableLinkPreview) return { link_preview_options: { is_disabled: true } };
	const asked = {
		...(link ? { url: link } : {}),
		...(linkPreviewAbove ? { show_above_text: true } : {}),
		...(linkPreviewSize === 'small' ? { prefer_small_media: true } : {}),
		...(linkPreviewSize === 'large' ? { prefer_large_media: true } : {})
	};
	return Object.keys(asked).length > 0 ? { link_preview_options: asked } : {};
}
