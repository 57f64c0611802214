import type { Body } from './body.ts';
import { done, missing, only, type Prepared } from './replies.ts';
import type { State, Token, Upload } from './state.ts';

type Parameters = Record<string, string>;

/** Gives an address to upload to, as the three kinds of files have it. */
export function server(state: State, token: Token, kind: Upload['kind'], parameters: Parameters): Prepared {
	const group = Number(parameters['group_id'] ?? 0);
	// A photo belongs to who has uploaded it; a video and a file to the community.
	const owner = kind === 'photo' ? token.owner : -group;
	const id = state.nextFile;
	state.nextFile += 1;
	const key = `${kind}-${id}`;
	state.uploads.set(key, { kind, owner, size: null, name: '', id });
	const upload_url = `${state.root()}/upload/${key}`;
	if (kind === 'video') {
		const { name = '', description = '' } = parameters;
		state.attachable.set(`video${owner}_${id}`, { kind, owner, size: null, name, id });
		return only(done({ upload_url, owner_id: owner, video_id: id, title: name, description }));
	}
	return only(done({ upload_url, album_id: -14, user_id: token.owner, group_id: group }));
}

const fields: Record<Upload['kind'], string> = { photo: 'photo', video: 'video_file', doc: 'file' };

/** What the upload server answers: no envelope, and for what it could not read an empty list. */
export function uploaded(state: State, key: string, { files }: Body): unknown {
	const upload = state.uploads.get(key);
	if (!upload) return { error: 'ERR_UPLOAD_BAD_SERVER' };
	const file = files.find(({ field }) => field === fields[upload.kind]);
	if (file) Object.assign(upload, { size: file.size, name: file.name });
	const isThere = file !== undefined && file.size > 0;
	switch (upload.kind) {
		case 'photo':
			return { server: 856_312, photo: isThere ? `[{"photo":"${key}:w","sizes":[]}]` : '[]', hash: 'a1b2' };
		case 'video':
			return { size: file?.size ?? 0, video_id: upload.id, owner_id: upload.owner };
		case 'doc':
			return isThere ? { file: key } : { error: 'unknown error' };
	}
}

export function savePhoto(state: State, parameters: Parameters): Prepared {
	const [, key = ''] = /"photo":"(photo-\d+):w"/.exec(parameters['photo'] ?? '') ?? [];
	const upload = state.uploads.get(key);
	if (!upload) return missing('photo is undefined');
	const { owner, id } = upload;
	state.attachable.set(`photo${owner}_${id}`, upload);
	return only(done([{ id, owner_id: owner, album_id: -14, sizes: [] }]));
}

export function saveDoc(state: State, parameters: Parameters): Prepared {
	const upload = state.uploads.get(parameters['file'] ?? '');
	if (!upload) return missing('file is undefined');
	const { owner, id, name } = upload;
	state.attachable.set(`doc${owner}_${id}`, upload);
	const title = parameters['title'] ?? name;
	return only(done({ type: 'doc', doc: { id, owner_id: owner, title, size: upload.size, ext: 'bin' } }));
}

export function poll(state: State, parameters: Parameters): Prepared {
	const answers: unknown = JSON.parse(parameters['add_answers'] ?? '[]');
	if (!Array.isArray(answers) || answers.length === 0 || answers.length > 10) {
		return missing('add_answers is incorrect');
	}
	const owner = Number(parameters['owner_id']);
	const id = state.nextFile;
	state.nextFile += 1;
	const name = parameters['question'] ?? '';
	state.attachable.set(`poll${owner}_${id}`, { kind: 'doc', owner, size: 0, name, id });
	return only(done({ id, owner_id: owner, question: name, votes: 0 }));
}
