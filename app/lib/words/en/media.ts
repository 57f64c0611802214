import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const file = plural('en', { one: 'file', other: 'files' });
const is = plural('en', { one: 'is', other: 'are' });

export const media: Words['media'] = {
	pictures: 'Pictures and videos',
	remove: 'Remove from the post',
	spoiler: 'Hide behind a spoiler',
	earlier: 'Move earlier',
	later: 'Move later',
	tools: (name) => `Actions: ${name}`,
	place: (place, count) => `${place} of ${count}`,
	notTaken: (names) => `Not accepted: ${names}. JPEG, PNG, WebP, GIF, MP4, MOV and WebM will do.`,
	full: 'There is not enough room on this device. Nothing was added: free some space or take smaller files.',
	unreadable: 'The file cannot be read: it may have been moved or changed. Nothing was added.',
	alt: (name) => `Picture ${name}`,
	film: (name) => `Video ${name}`,
	missing: 'The picture has not reached this device yet',
	open: 'Open the picture',
	describe: 'Describe the picture',
	describeText: 'For those who listen to the post instead of looking at it.',
	altSign: 'Aa',
	crop: {
		title: 'Crop and rotate',
		ratio: 'Sides',
		ratios: { free: 'Any', square: '1:1', portrait: '4:5', wide: '16:9' },
		left: 'Rotate left',
		right: 'Rotate right',
		flip: 'Mirror',
		done: 'The picture is changed',
		failed: 'The picture could not be cropped. It may not have reached this device yet.'
	},
	altLabel: 'What the picture shows',
	altPlaceholder: 'For instance, a cup of coffee on a windowsill',
	deleteFile: 'Delete the file from the project',
	deleted: 'The file is deleted from the project',
	standing: {
		no_network: 'Waits for the network',
		queued: 'Waits its turn',
		retrying: 'The server is busy, will try again',
		checking: 'Checking',
		paused: 'Paused',
		failed: 'Not uploaded',
		done: 'Uploaded'
	},
	sending: (percent) => `${percent} uploaded`,
	notInside: 'What is inside is no picture or video that will do.',
	lost: 'This browser can no longer read the file. Add it once more.',
	pause: 'Pause the upload',
	resume: 'Go on with the upload',
	retry: 'Try the upload again',
	cancel: 'Cancel the upload',
	cancelled: 'The file is removed and will not be uploaded',
	outbox: 'File uploads',
	waitsFor: (count) => `Waits for ${count} ${file(count)}`,
	waitsForText: (count) => `The post goes out once ${count} ${file(count)} ${is(count)} uploaded.`
};
