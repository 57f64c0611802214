import type { IncomingMessage } from 'node:http';

export interface SentFile {
	field: string;
	name: string;
	size: number;
}

/** A form as VK takes it: words by their names, and for uploads the files. */
export interface Body {
	parameters: Record<string, string>;
	files: SentFile[];
}

export async function bodyOf(request: IncomingMessage): Promise<Body> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	const bytes = Buffer.concat(chunks);
	const type = request.headers['content-type'] ?? '';
	if (!type.startsWith('multipart/form-data')) {
		return { parameters: Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))), files: [] };
	}
	const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
	const body: Body = { parameters: {}, files: [] };
	for (const [field, value] of form) {
		if (typeof value === 'string') body.parameters[field] = value;
		else body.files.push({ field, name: value.name, size: value.size });
	}
	return body;
}
