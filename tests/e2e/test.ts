import { test as base } from 'playwright/test';
import { Gate } from '../kit/gate.ts';
import { freePort } from '#db/embedded/postmaster.ts';
import { startProduct, type Product, type ProductOptions } from '../kit/product.ts';
import { Desk } from './desk.ts';

interface Fixtures {
	/** How the product of this test is started. */
	wish: ProductOptions;
	gate: Gate;
	product: Product;
	desk: Desk;
}

/** Every test has the whole product to itself, behind a network of its own. */
export const test = base.extend<Fixtures>({
	wish: [{}, { option: true }],
	gate: async ({}, use) => {
		const gate = new Gate(await freePort(), await freePort());
		await gate.open();
		await use(gate);
		await gate.close();
	},
	product: async ({ gate, wish }, use) => {
		const product = await startProduct({ ...wish, port: gate.targetPort, publicUrl: gate.url });
		await use(product);
		await product.remove();
	},
	desk: async ({ page, gate, product }, use) => {
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(error.message));
		await use(new Desk(page, gate.url));
		if (complaints.length > 0) throw new Error(`the page threw: ${complaints.join('; ')}\n${product.log()}`);
	}
});

export { expect } from 'playwright/test';
