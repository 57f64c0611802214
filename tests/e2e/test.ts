import { test as base } from 'playwright/test';
import { Gate } from '../kit/gate.ts';
import { freePort } from '#db/embedded/postmaster.ts';
import { startProduct, type Product, type ProductOptions } from '../kit/product.ts';
import { Desk } from './desk.ts';
import { House } from './house.ts';

interface Fixtures {
	/** How the product of this test is started. */
	wish: ProductOptions;
	/** Whoever only uses a product, as it starts by itself, lives in one with others, one after the other. */
	isShared: boolean;
	gate: Gate;
	product: Product;
	desk: Desk;
}

/** Every test has the product behind a network of its own, and the whole of it to itself unless it shares one. */
export const test = base.extend<Fixtures, { house: House }>({
	wish: [{}, { option: true }],
	isShared: [false, { option: true }],
	house: [
		async ({}, use) => {
			const house = new House();
			await use(house);
			await house.close();
		},
		{ scope: 'worker' }
	],
	gate: async ({ isShared, house }, use) => {
		const gate = isShared ? await house.gate() : new Gate(await freePort(), await freePort());
		await gate.open();
		await use(gate);
		await gate.close();
	},
	product: async ({ gate, isShared, wish, house }, use) => {
		if (isShared) return use(await house.product());
		const product = await startProduct({ ...wish, port: gate.targetPort, publicUrl: gate.url });
		await use(product);
		await product.remove();
	},
	desk: async ({ page, gate, product }, use) => {
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
		await use(new Desk(page, gate.url));
		if (complaints.length > 0) throw new Error(`the page threw: ${complaints.join('; ')}\n${product.log()}`);
	}
});

/** The address of somebody of this test: nobody of another test that lives in the same product has it. */
export const mailOf = (name: string): string => `${name}-${test.info().testId.slice(-8)}@example.test`;

export { expect } from 'playwright/test';
