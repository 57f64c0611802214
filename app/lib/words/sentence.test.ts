import { expect, test, vi } from 'vitest';
import { ApiProblem } from '../api-problem.ts';
import { sentenceFor } from './sentence.ts';

vi.mock('$app/env', () => ({ browser: false }));

const requestId = '01a2296a-b9ef-71ad-a537-d65473ffc1aa';

test('what a person cannot mend comes with a code by which it can be looked up, and nothing else does', () => {
	const broken = new ApiProblem(500, 'internal', undefined, [], { requestId });
	expect(sentenceFor(broken)).toMatch(/d65473ffc1aa\.$/);
	expect(sentenceFor(new ApiProblem(500, 'internal'))).not.toMatch(/: \w+\.$/);
	expect(sentenceFor(new ApiProblem(404, 'not_found', undefined, [], { requestId }))).not.toContain('d654');
});
