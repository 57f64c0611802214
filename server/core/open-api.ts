import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Handler } from 'hono';
import type { Env } from './http.ts';

/** The OpenAPI document of all routes, from the schemas that validate. It never changes while the program runs, so it is made once. */
export function openApi(routes: OpenAPIHono<Env>): Handler<Env> {
	let made: string | undefined;
	return (context) => {
		made ??= document(routes);
		return context.body(made, 200, { 'content-type': 'application/json', 'cache-control': 'max-age=300' });
	};
}

function document(routes: OpenAPIHono<Env>): string {
	routes.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
		type: 'http',
		scheme: 'bearer',
		bearerFormat: 'JWT'
	});
	return JSON.stringify(
		routes.getOpenAPI31Document({
			openapi: '3.1.0',
			info: { title: 'Twexel', version: '1' },
			security: [{ bearer: [] }]
		})
	);
}
