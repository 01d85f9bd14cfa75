# Accounts as durable objects. The caller names the address and the folder: --socket-addr, --directory-path.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "accounts", worker = .accounts),
    (name = "disk", disk = (writable = true)),
  ],
  sockets = [(name = "http", http = (), service = "accounts")],
);

const accounts :Workerd.Worker = (
  modules = [(name = "accounts", esModule = embed "accounts.js")],
  compatibilityDate = "2026-11-01",
  durableObjectNamespaces = [(className = "Account", uniqueKey = "account", enableSql = true)],
  durableObjectStorage = (localDisk = "disk"),
  bindings = [(name = "ACCOUNT", durableObjectNamespace = "Account")],
);
