// SPDX-License-Identifier: GPL-3.0-or-later

#include "notify/notifications.h"

#include <gio/gio.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <thread>
#include <utility>

#include "base/log.h"

namespace resodesk::notify {

namespace {

constexpr const char* service = "org.freedesktop.Notifications";
constexpr const char* object = "/org/freedesktop/Notifications";
constexpr int answerMs = 5'000;

struct Unref {
    void operator()(gpointer it) const { g_object_unref(it); }
};
struct UnrefVariant {
    void operator()(GVariant* it) const { g_variant_unref(it); }
};
using Variant = std::unique_ptr<GVariant, UnrefVariant>;

/// Without this, GLib would start a bus of its own, which outlives the program.
bool hasSessionBus() {
    if (const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS"); address && *address) return true;
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code ignored;
    return runtime && std::filesystem::exists(std::filesystem::path(runtime) / "bus", ignored);
}

std::string escaped(const std::string& text) {
    gchar* made = g_markup_escape_text(text.c_str(), static_cast<gssize>(text.size()));
    std::string result(made);
    g_free(made);
    return result;
}

}  // namespace

class Notifications::Bus {
 public:
    explicit Bus(OnOpen onOpen) : onOpen_(std::move(onOpen)), context_(g_main_context_new()), loop_(g_main_loop_new(context_, FALSE)) {
        thread_ = std::thread([this] {
            g_main_context_push_thread_default(context_);
            g_main_loop_run(loop_);
            leave();
            g_main_context_pop_thread_default(context_);
        });
    }
    ~Bus() {
        post([this] { g_main_loop_quit(loop_); });  // posted: a loop that does not run yet could not be ended
        thread_.join();
        g_main_loop_unref(loop_);
        g_main_context_unref(context_);
    }
    void post(std::function<void()> work) {
        g_main_context_invoke_full(context_, G_PRIORITY_DEFAULT,
                                   [](gpointer data) -> gboolean {
                                       (*static_cast<std::function<void()>*>(data))();
                                       return G_SOURCE_REMOVE;
                                   },
                                   new std::function<void()>(std::move(work)), [](gpointer data) { delete static_cast<std::function<void()>*>(data); });
    }
    void show(const std::string& title, const std::string& body, const std::string& open, const std::string& tag);

 private:
    bool connect();
    void leave();
    Variant call(const char* method, GVariant* arguments, const char* answer);
    bool readsMarkup();
    static void clicked(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant* arguments, gpointer self);

    OnOpen onOpen_;
    GMainContext* context_;
    GMainLoop* loop_;
    std::thread thread_;
    // What follows is of the thread.
    std::unique_ptr<GDBusConnection, Unref> connection_;
    guint subscription_ = 0;
    guint32 last_ = 0;
    std::string tag_;
};

bool Notifications::Bus::connect() {
    if (connection_ && !g_dbus_connection_is_closed(connection_.get())) return true;
    if (!hasSessionBus()) return false;
    leave();
    GError* error = nullptr;
    gchar* address = g_dbus_address_get_for_bus_sync(G_BUS_TYPE_SESSION, nullptr, &error);
    // A connection of its own: GLib ends the program when the shared one is closed.
    if (address)
        connection_.reset(g_dbus_connection_new_for_address_sync(
            address, static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION), nullptr, nullptr, &error));
    g_free(address);
    if (!connection_) {
        log::info(std::string("no notifications: ") + (error ? error->message : "no bus"));
        g_clear_error(&error);
        return false;
    }
    subscription_ = g_dbus_connection_signal_subscribe(connection_.get(), service, service, "ActionInvoked", object, nullptr, G_DBUS_SIGNAL_FLAGS_NONE, clicked, this, nullptr);
    return true;
}

void Notifications::Bus::leave() {
    if (!connection_) return;
    g_dbus_connection_signal_unsubscribe(connection_.get(), subscription_);
    g_dbus_connection_close_sync(connection_.get(), nullptr, nullptr);
    connection_.reset();
    last_ = 0;
}

Variant Notifications::Bus::call(const char* method, GVariant* arguments, const char* answer) {
    GError* error = nullptr;
    Variant result(g_dbus_connection_call_sync(connection_.get(), service, object, service, method, arguments, G_VARIANT_TYPE(answer), G_DBUS_CALL_FLAGS_NONE, answerMs, nullptr, &error));
    if (!result) log::info(std::string("no notifications: ") + (error ? error->message : method));
    g_clear_error(&error);
    return result;
}

bool Notifications::Bus::readsMarkup() {
    const Variant answer = call("GetCapabilities", nullptr, "(as)");
    if (!answer) return false;
    GVariantIter* names = nullptr;
    g_variant_get(answer.get(), "(as)", &names);
    bool reads = false;
    const gchar* name = nullptr;
    while (g_variant_iter_next(names, "&s", &name)) reads = reads || std::string_view(name) == "body-markup";
    g_variant_iter_free(names);
    return reads;
}

void Notifications::Bus::show(const std::string& title, const std::string& body, const std::string& open, const std::string& tag) {
    if (!connect()) return;
    const std::string text = readsMarkup() ? escaped(body) : body;
    GVariantBuilder actions, hints;
    g_variant_builder_init(&actions, G_VARIANT_TYPE("as"));
    g_variant_builder_add(&actions, "s", "default");
    g_variant_builder_add(&actions, "s", open.c_str());
    g_variant_builder_init(&hints, G_VARIANT_TYPE("a{sv}"));
    g_variant_builder_add(&hints, "{sv}", "desktop-entry", g_variant_new_string("io.github.resodesk.ResoDesk"));
    const Variant answer = call("Notify", g_variant_new("(susssasa{sv}i)", "ResoDesk", last_, "resodesk", title.c_str(), text.c_str(), &actions, &hints, -1), "(u)");
    if (!answer) return;
    g_variant_get(answer.get(), "(u)", &last_);
    tag_ = tag;
}

void Notifications::Bus::clicked(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant* arguments, gpointer self) {
    auto& bus = *static_cast<Bus*>(self);
    if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(us)"))) return;
    guint32 id = 0;
    const gchar* action = nullptr;
    g_variant_get(arguments, "(u&s)", &id, &action);
    if (id == bus.last_ && id != 0) bus.onOpen_(bus.tag_);  // other programs' clicks are heard, too
}

Notifications::Notifications(OnOpen onOpen) : bus_(std::make_unique<Bus>(std::move(onOpen))) {}

Notifications::~Notifications() = default;

void Notifications::show(const std::string& title, const std::string& body, const std::string& open, const std::string& tag) {
    bus_->post([bus = bus_.get(), title, body, open, tag] { bus->show(title, body, open, tag); });
}

bool launch(const std::vector<std::string>& command) {
    std::vector<gchar*> words;
    for (const std::string& word : command) words.push_back(const_cast<gchar*>(word.c_str()));
    words.push_back(nullptr);
    GError* error = nullptr;
    // The agent waits for its signals and has blocked them: not so what it starts.
    const auto hearsSignals = [](gpointer) {
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
    };
    const bool isStarted = g_spawn_async(nullptr, words.data(), nullptr, G_SPAWN_DEFAULT, hearsSignals, nullptr, nullptr, &error);
    if (!isStarted) log::error(std::string("did not start: ") + error->message);
    g_clear_error(&error);
    return isStarted;
}

}  // namespace resodesk::notify
