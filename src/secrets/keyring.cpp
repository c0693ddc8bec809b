// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keyring.h"

#include <libsecret/secret.h>

#include <memory>

namespace resodesk::secrets {

namespace {

const SecretSchema* schema() {
    static const SecretSchema made = [] {
        SecretSchema s{};
        s.name = "io.resodesk.Token";
        s.flags = SECRET_SCHEMA_NONE;
        s.attributes[0] = {"name", SECRET_SCHEMA_ATTRIBUTE_STRING};
        return s;
    }();
    return &made;
}

struct ErrorFree {
    void operator()(GError* error) const { g_error_free(error); }
};
struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};

/// A lookup in a locked keyring answers "nothing there" (measured), so the lock is looked at first.
Result<void> checkOpen() {
    GError* raw = nullptr;
    const std::unique_ptr<SecretService, Unref> service(
        secret_service_get_sync(SECRET_SERVICE_LOAD_COLLECTIONS, nullptr, &raw));
    if (!service) {
        const std::unique_ptr<GError, ErrorFree> error(raw);
        return Error(Failure::noKeyring, error ? error->message : "no Secret Service");
    }
    const std::unique_ptr<SecretCollection, Unref> collection(secret_collection_for_alias_sync(
        service.get(), SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, nullptr, nullptr));
    if (!collection) return Error(Failure::noKeyring, "no default collection");
    if (!secret_collection_get_locked(collection.get())) return {};
    GList* list = g_list_append(nullptr, collection.get());
    GList* unlocked = nullptr;
    secret_service_unlock_sync(service.get(), list, nullptr, &unlocked, nullptr);
    const bool isOpen = unlocked != nullptr;
    g_list_free(list);
    g_list_free_full(unlocked, g_object_unref);
    if (!isOpen) return Error(Failure::keyringLocked, "the keyring stays locked");
    return {};
}

Error failed(GError* raw) {
    const std::unique_ptr<GError, ErrorFree> error(raw);
    return Error(Failure::noKeyring, error ? error->message : "keyring");
}

}  // namespace

Result<void> Keyring::store(const std::string& name, const std::string& label, const std::string& secret) {
    if (auto open = checkOpen(); !open) return open;
    GError* error = nullptr;
    if (!secret_password_store_sync(schema(), SECRET_COLLECTION_DEFAULT, label.c_str(), secret.c_str(), nullptr, &error, "name",
                                    name.c_str(), nullptr))
        return failed(error);
    return {};
}

Result<std::optional<std::string>> Keyring::find(const std::string& name) {
    if (auto open = checkOpen(); !open) return open.error();
    GError* error = nullptr;
    gchar* secret = secret_password_lookup_sync(schema(), nullptr, &error, "name", name.c_str(), nullptr);
    if (error) return failed(error);
    if (!secret) return std::optional<std::string>{};
    std::optional<std::string> found(secret);
    secret_password_free(secret);
    return found;
}

Result<void> Keyring::forget(const std::string& name) {
    if (auto open = checkOpen(); !open) return open;
    GError* error = nullptr;
    secret_password_clear_sync(schema(), nullptr, &error, "name", name.c_str(), nullptr);
    if (error) return failed(error);
    return {};
}

}  // namespace resodesk::secrets
