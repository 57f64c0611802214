import type { IncomingMessage } from 'node:http';

/** What was sent, in whichever of the forms that the Bot API takes. */
export interface Body {
	parameters: Record<string, unknown>;
	/** Sizes of the files by the names of their parts, and what the files are called. */
	files: Map<string, number>;
	names: string[];
}

export async function bodyOf(request: IncomingMessage): Promise<Body> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	const bytes = Buffer.concat(chunks);
	const type = request.headers['content-type'] ?? '';
	if (type.startsWith('multipart/form-data')) return formOf(bytes, type);
	const text = bytes.toString('utf8');
	return { parameters: text === '' ? {} : JSON.parse(text), files: new Map(), names: [] };
}

async function formOf(bytes: Buffer, type: string): Promise<Body> {
	const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
	const body: Body = { parameters: {}, files: new Map(), names: [] };
	for (const [name, value] of form) {
		if (typeof value === 'string') body.parameters[name] = unquoted(value);
		else {
			body.files.set(name, value.size);
			body.names.push(value.name);
		}
	}
	return body;
}

/** Nested values are JSON inside a form. */
function unquoted(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
