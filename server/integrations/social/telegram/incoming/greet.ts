import { eq } from 'drizzle-orm';
import { InlineKeyboard } from 'grammy';
import { projects, users, type ConnectLinkRow } from '#db/schema.ts';
import type { Deps } from '../../../../core/deps.ts';
import { codeOf } from './code.ts';
import { addLinks } from './links.ts';
import { ownBot } from './own-bot.ts';
import { botWords } from './words.ts';

/** Answers whoever has sent a link's code: asks whether it is theirs, and then shows how to bring the bot to a channel. */
export async function greet(deps: Deps, link: ConnectLinkRow): Promise<void> {
	const [about] = await deps.db
		.select({ project: projects.name, name: users.name, email: users.email, locale: users.locale })
		.from(users)
		.innerJoin(projects, eq(projects.id, link.projectId))
		.where(eq(users.id, link.userId));
	const api = ownBot(deps);
	if (!about || !api || link.personId === null) return;
	const words = botWords[about.locale];
	if (link.confirmedAt === null) {
		const who = about.name === '' ? about.email : `${about.name} (${about.email})`;
		const keyboard = new InlineKeyboard().text(words.itIsMe, codeOf(deps.config.secretKey, link.id));
		await api.sendMessage(link.personId, words.isItYou(who, about.project), { reply_markup: keyboard });
		return;
	}
	const { username } = await api.getMe();
	const links = addLinks(username);
	const keyboard = new InlineKeyboard()
		.url(words.toChannel, links.channel)
		.row()
		.url(words.toGroup, links.group);
	await api.sendMessage(link.personId, words.bringMe(about.project), { reply_markup: keyboard });
}

/** Says in Telegram, where the person is at the moment, that it has worked. */
export async function tellConnected(deps: Deps, link: ConnectLinkRow, title: string): Promise<void> {
	const [person] = await deps.db
		.select({ locale: users.locale })
		.from(users)
		.where(eq(users.id, link.userId));
	if (!person || link.personId === null) return;
	const words = botWords[person.locale].connected(title);
	// They may have blocked the bot meanwhile; the channel is connected all the same.
	await ownBot(deps)
		?.sendMessage(link.personId, words)
		.catch(() => undefined);
}
