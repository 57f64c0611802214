import { freePort } from '#db/embedded/postmaster.ts';
import { Gate } from '../kit/gate.ts';
import { startProduct, type Product } from '../kit/product.ts';

/** One product and the way to it, for all tests of a worker that share it. It is started when the first of them asks. */
export class House {
	#gate: Promise<Gate> | undefined;
	#product: Promise<Product> | undefined;

	gate(): Promise<Gate> {
		this.#gate ??= (async () => new Gate(await freePort(), await freePort()))();
		return this.#gate;
	}

	product(): Promise<Product> {
		this.#product ??= (async () => {
			const { targetPort, url } = await this.gate();
			return startProduct({ port: targetPort, publicUrl: url });
		})();
		return this.#product;
	}

	async close(): Promise<void> {
		await (await this.#product)?.remove();
	}
}
