// SPDX-License-Identifier: GPL-3.0-or-later
// resodesk-market: the built-in marketplace as a program.

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/paths.h"
#include "base/process.h"
#include "sim/server.h"

namespace {

namespace sim = resodesk::sim;

/// Waits for SIGINT, SIGTERM or, with `tillInputEnds`, for the end of standard input.
void waitForTheEnd(const sigset_t& signals, bool tillInputEnds) {
    if (tillInputEnds) {
        char ignored[64];
        while (::read(STDIN_FILENO, ignored, sizeof ignored) > 0) {}
        return;
    }
    int signal = 0;
    ::sigwait(&signals, &signal);
}

}  // namespace

int main(int count, char* arguments[]) {
    resodesk::startPrivately();
    resodesk::SystemClock clock;
    resodesk::sim::ServerSetup setup;
    setup.market.words = resodesk::resourceFolder() / "market";
    setup.market.clock = &clock;
    setup.market.speed = 1;
    std::string listen = "127.0.0.1:0", readyFile;
    bool tillInputEnds = false;

    CLI::App app{"The practice marketplace of ResoDesk: speaks the open channel, on this computer only."};
    app.set_version_flag("--version", RESODESK_VERSION);
    app.add_option("--listen", listen, "ADDRESS:PORT; port 0 takes a free one")->capture_default_str();
    app.add_option("--data", setup.market.data, "Folder of the marketplace's own database")->required();
    app.add_option("--seed", setup.market.seed, "The same seed makes the same marketplace")->capture_default_str();
    app.add_option("--returns", setup.market.returns, "How many returns a new marketplace has")->check(CLI::Range(1, 1'000'000))->capture_default_str();
    app.add_option("--conversations", setup.market.conversations, "How many conversations about something else; without it, a tenth of the returns")->check(CLI::Range(0, 1'000'000));
    app.add_option("--requested", setup.market.requested, "How many of them wait for an answer (a fifth)");
    app.add_option("--speed", setup.market.speed, "Buyers act so many times faster than people; 0: not at all")->capture_default_str();
    app.add_option("--latency", setup.latencyMs, "Milliseconds before every answer");
    app.add_option("--rate", setup.writesPerSecond, "Most writes a second; more are answered 429");
    std::map<sim::Guard, std::vector<std::string>> operations;
    const auto known = CLI::IsMember({"authorize", "close", "refund", "cancel", "message", "replace", "no_answer"});
    app.add_option("--guarded", operations[sim::Guard::guarded], "Operations that take no key: the state of the object refuses a second one")->delimiter(',')->check(known);
    app.add_option("--keyless", operations[sim::Guard::keyless], "Operations that take no key and act again")->delimiter(',')->check(known);
    app.add_option("--by-hand", operations[sim::Guard::byHand], "Operations that are done on the shop's page only")->delimiter(',')->check(known);
    app.add_flag("!--no-labels", setup.market.drawsLabels, "Unpaid return labels are left to the client to draw");
    app.add_option("--fault", setup.faults, "A fault from the start, as JSON for the admin door; again for more");
    app.add_option("--tls-certificate", setup.certificateFile, "PEM file: serve HTTPS");
    app.add_option("--tls-key", setup.keyFile, "PEM file of its key");
    app.add_option("--ready-file", readyFile, "Written when ready: url, token, refresh_token, admin_token");
    app.add_flag("--till-input-ends", tillInputEnds, "End when standard input ends: with the program that started it");
    CLI11_PARSE(app, count, arguments);

    for (const auto& [guard, names] : operations)
        for (const std::string& operation : names) setup.market.guards[operation] = guard;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    if (!tillInputEnds) ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    try {
        const std::size_t colon = listen.rfind(':');
        if (colon == std::string::npos) throw std::runtime_error("--listen needs ADDRESS:PORT");
        setup.host = listen.substr(0, colon);
        if (setup.host.starts_with('[')) setup.host = setup.host.substr(1, setup.host.size() - 2);
        setup.port = static_cast<unsigned short>(std::stoi(listen.substr(colon + 1)));
        resodesk::sim::Server server(setup);
        const nlohmann::json ready{{"url", server.url()}, {"token", server.tokens().access},
                                   {"refresh_token", server.tokens().refresh}, {"admin_token", server.adminToken()}};
        if (!readyFile.empty()) resodesk::writeFilePrivately(readyFile, ready.dump() + "\n");
        std::cout << "listening on " << server.url() << std::endl;
        waitForTheEnd(signals, tillInputEnds);
    } catch (const std::exception& e) {
        std::cerr << "resodesk-market: " << e.what() << "\n";
        return 1;
    }
    return 0;
}
