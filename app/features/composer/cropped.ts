import type Cropper from 'cropperjs';
import type { Media } from '#sync/records/media.ts';

/** The longest side of what is cut out: more than any network shows, less than a canvas may have. */
const longest = 4096;

/** What is selected, as a file of its own, with as many pixels as the picture has there. */
export async function cropped(cropper: Cropper, { name, mime }: Media): Promise<File> {
	const selection = cropper.getCropperSelection();
	const image = cropper.getCropperImage();
	if (!selection || !image) throw new Error('there is no selection');
	// What is on the screen is smaller than the picture: by the length of the transform's first column.
	const [a = 1, b = 0] = image.$getTransform();
	const scale = Math.hypot(a, b) || 1;
	const most = longest / Math.max(selection.width, selection.height);
	const times = Math.min(1 / scale, most);
	const canvas = await selection.$toCanvas({
		width: Math.round(selection.width * times),
		height: Math.round(selection.height * times)
	});
	const type = mime === 'image/png' || mime === 'image/webp' ? 'image/png' : 'image/jpeg';
	const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.92));
	if (!bytes) throw new Error('the canvas gave no picture');
	const ending = type === 'image/png' ? 'png' : 'jpg';
	return new File([bytes], `${name.replace(/\.\w+$/, '')}.${ending}`, { type });
}
