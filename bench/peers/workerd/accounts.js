import { DurableObject } from "cloudflare:workers";

/** Account that keeps an event for each deposit, and its balance. The answer waits until both are on the disk. */
export class Account extends DurableObject {
  constructor(context, environment) {
    super(context, environment);
    this.sql = context.storage.sql;
    this.sql.exec("CREATE TABLE IF NOT EXISTS event (number INTEGER PRIMARY KEY, amount REAL, written_at INTEGER)");
    this.sql.exec("CREATE TABLE IF NOT EXISTS balance (id INTEGER PRIMARY KEY, value REAL)");
    this.balance = this.sql.exec("SELECT value FROM balance").toArray()[0]?.value ?? 0;
  }

  async fetch(request) {
    const amount = Number(new URLSearchParams(await request.text()).get("amount"));
    if (!(amount > 0)) {
      return Response.json({ title: "The amount must be positive" }, { status: 400 });
    }
    this.balance += amount;
    this.sql.exec("INSERT INTO event (amount, written_at) VALUES (?, ?)", amount, Date.now());
    this.sql.exec("INSERT OR REPLACE INTO balance VALUES (1, ?)", this.balance);
    return Response.json({ amount, balance: this.balance }, { status: 201 });
  }
}

export default {
  fetch(request, environment) {
    const id = new URL(request.url).pathname.split("/")[2];
    return environment.ACCOUNT.get(environment.ACCOUNT.idFromName(id)).fetch(request);
  },
};
