import sharp from 'sharp';

type Colour = readonly [red: number, green: number, blue: number];
/** A disc on the picture: its middle and radius as parts of the picture's height. */
type Disc = readonly [x: number, y: number, radius: number, colour: Colour];

/** What a coffee shop takes pictures of, as far as circles go: all seen from above. */
export interface Still {
	name: string;
	alt: string;
	table: readonly [from: Colour, to: Colour];
	discs: readonly Disc[];
}

const white: Colour = [248, 245, 240];
const shade: Colour = [214, 206, 196];

export const raf: Still = {
	name: 'облепиховый-раф.jpg',
	alt: 'Чашка облепихового рафа на светлом блюдце, вид сверху',
	table: [
		[92, 64, 48],
		[58, 38, 30]
	],
	discs: [
		[0.66, 0.5, 0.42, shade],
		[0.66, 0.5, 0.4, white],
		[0.66, 0.5, 0.29, shade],
		[0.66, 0.5, 0.27, [222, 142, 48]],
		[0.66, 0.5, 0.15, [246, 205, 132]]
	]
};

export const filter: Still = {
	name: 'фильтр-дня.jpg',
	alt: 'Чёрный фильтр-кофе в белой чашке и три кофейных зерна рядом',
	table: [
		[226, 216, 200],
		[190, 176, 156]
	],
	discs: [
		[0.55, 0.52, 0.35, shade],
		[0.55, 0.52, 0.33, white],
		[0.55, 0.52, 0.28, [60, 34, 22]],
		[0.46, 0.44, 0.05, [104, 66, 44]],
		[1.05, 0.3, 0.05, [84, 52, 34]],
		[1.13, 0.42, 0.05, [96, 60, 40]],
		[1.01, 0.44, 0.05, [74, 46, 30]]
	]
};

export const buns: Still = {
	name: 'булочки-утром.jpg',
	alt: 'Пять булочек с корицей на тёмном противне',
	table: [
		[54, 58, 62],
		[34, 36, 40]
	],
	discs: [
		[0.3, 0.3],
		[0.68, 0.28],
		[1.06, 0.32],
		[0.48, 0.7],
		[0.88, 0.7]
	].flatMap(([x = 0, y = 0]): Disc[] => [
		[x, y, 0.17, [150, 92, 44]],
		[x, y, 0.14, [204, 148, 82]],
		[x, y, 0.08, [150, 92, 44]],
		[x, y, 0.05, [204, 148, 82]]
	])
};

const [width, height] = [1440, 1080];

/** Draws it, as a photo's file. Nothing is fetched and nothing lies about in the repository. */
export function drawn({ table: [from, to], discs }: Still): Promise<Buffer> {
	const pixels = Buffer.alloc(width * height * 3);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			pixels.set(mixed(from, to, (x / width + y / height) / 2), (y * width + x) * 3);
		}
	}
	for (const disc of discs) lay(pixels, disc);
	return sharp(pixels, { raw: { width, height, channels: 3 } })
		.jpeg({ quality: 92 })
		.toBuffer();
}

/** Lays a disc over what is there, with an edge that is a pixel soft. */
function lay(pixels: Buffer, [middleX, middleY, part, colour]: Disc): void {
	const [cx, cy, radius] = [middleX * height, middleY * height, part * height];
	const [top, bottom] = [Math.max(0, Math.floor(cy - radius)), Math.min(height - 1, Math.ceil(cy + radius))];
	const [left, right] = [Math.max(0, Math.floor(cx - radius)), Math.min(width - 1, Math.ceil(cx + radius))];
	for (let y = top; y <= bottom; y++) {
		for (let x = left; x <= right; x++) {
			const share = Math.min(1, radius - Math.hypot(x - cx, y - cy) + 0.5);
			if (share <= 0) continue;
			const place = (y * width + x) * 3;
			const below = [pixels[place] ?? 0, pixels[place + 1] ?? 0, pixels[place + 2] ?? 0] as const;
			pixels.set(mixed(below, colour, share), place);
		}
	}
}

const mixed = (a: Colour, b: Colour, share: number): Colour => [
	a[0] + (b[0] - a[0]) * share,
	a[1] + (b[1] - a[1]) * share,
	a[2] + (b[2] - a[2]) * share
];
