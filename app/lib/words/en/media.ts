import type { Words } from '../ru.ts';

export const media: Words['media'] = {
	pictures: 'Picture',
	uploading: (name) => `Uploading: ${name}`,
	cancel: 'Cancel the upload',
	remove: 'Remove the picture',
	spoiler: 'Hide behind a spoiler',
	offline: 'A picture can be added when the network is back. The text is saved without it.',
	notPicture: 'That is no picture. JPEG, PNG, WebP and GIF will do.',
	alt: (name) => `Picture ${name}`,
	missing: 'The picture has not reached this device yet',
	open: 'Open the picture',
	describe: 'Describe the picture',
	describeText: 'For those who listen to the post instead of looking at it.',
	altLabel: 'What the picture shows',
	altPlaceholder: 'For instance, a cup of coffee on a windowsill',
	deleteFile: 'Delete the file from the project',
	deleted: 'The file is deleted from the project'
};
