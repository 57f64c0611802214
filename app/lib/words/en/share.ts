import type { Words } from '../ru.ts';

export const share: Words['share'] = {
	title: 'Share',
	emptyTitle: 'Nothing was shared',
	emptyText:
		'The installed app is in the system’s share menu. On an iPhone, copy the text or the picture and paste it here.',
	paste: 'Paste from the clipboard',
	nothing: 'The clipboard is empty, or the browser did not let it be read.',
	iosTitle: 'On an iPhone or iPad',
	iosText:
		'Press “Share”, then “Add to Home Screen”. What waits is sent while the app is open. To share to Twexel from other apps, make a shortcut in Shortcuts with “Open URL”:'
};
