import type { NetworkManifest } from '#sync/records/network.ts';

export const manifest: NetworkManifest = {
	...{ id: 'noticeboard', name: 'Noticeboard', hue: 120 },
	limits: {
		...{ text: 140, caption: 0, media: 0 },
		bytes: { image: 0, video: 0, animation: 0, document: 0, audio: 0 }
	},
	...{ rates: [], mediaKinds: [], markup: 'plain', poll: null, options: [] },
	messages: { together: [], isSeries: false },
	...{ canEdit: true, removableHours: null }
};
