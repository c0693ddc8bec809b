// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/server.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <future>
#include <thread>

#include "base/ids.h"
#include "sim/buyers.h"
#include "sim/open_reads.h"
#include "sim/seller_page.h"
#include "sim/sim_front.h"
#include "sim/times.h"

namespace resodesk::sim {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

namespace {

Request requestOf(const http::request<http::string_body>& message) {
    Request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    request.body = message.body();
    for (const auto& field : message) {
        std::string name(field.name_string());
        for (char& c : name) c = static_cast<char>(::tolower(static_cast<unsigned char>(c)));
        request.header[name] = std::string(field.value());
    }
    const std::string_view target = request.target;
    const std::size_t question = target.find('?');
    request.path = pathSegments(target.substr(0, question));
    if (question != std::string_view::npos) request.query = formFields(target.substr(question + 1));
    return request;
}

std::string httpDate(TimePoint t) {
    const std::time_t time = std::chrono::system_clock::to_time_t(t);
    std::tm utc{};
    ::gmtime_r(&time, &utc);
    char text[64];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return text;
}

std::string printed(const Reply& reply, TimePoint now, bool staysOpen) {
    std::string text = "HTTP/1.1 " + std::to_string(reply.status) + " " +
                       std::string(http::obsolete_reason(static_cast<http::status>(reply.status))) + "\r\n";
    const auto header = [&](const std::string& name, const std::string& value) {
        text += name + ": " + value + "\r\n";
    };
    header("Date", httpDate(now));
    header("Content-Type", reply.type);
    header("Content-Length", std::to_string(reply.body.size()));
    if (!staysOpen) header("Connection", "close");
    for (const auto& [name, value] : reply.headers) header(name, value);
    return text + "\r\n" + reply.body;
}

constexpr std::uint64_t largestBody = 8u << 20;

}  // namespace

struct Server::Running {
    explicit Running(const ServerSetup& s)
        : setup(s),
          market(s.market),
          open(market, s.writesPerSecond),
          adminToken("admin-" + newUuid()),
          sim(market, faults, open, adminToken),
          tokens(open.firstTokens()),
          acceptor(io),
          heartbeat(io) {}

    ServerSetup setup;
    Market market;
    Faults faults;
    OpenFront open;
    std::string adminToken;
    SimFront sim;
    Tokens tokens;
    asio::io_context io{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor;
    asio::steady_timer heartbeat;
    std::atomic<long> answered = 0;
    std::thread thread;

    bool isTls() const { return !setup.certificateFile.empty(); }
    void accept();
    void beat();
    /// The reply and how long to wait before it.
    std::pair<Reply, int> answer(const Request& request);
};

namespace {

/// One connection: reads a request, lets it be answered, writes the answer, reads the next.
template <class Stream, class Running>
class Session : public std::enable_shared_from_this<Session<Stream, Running>> {
 public:
    Session(Stream stream, Running& server) : stream_(std::move(stream)), server_(server), pause_(server.io) {}

    void start() {
        if constexpr (std::is_same_v<Stream, TlsStream>)
            stream_.async_handshake(asio::ssl::stream_base::server,
                                    [self = this->shared_from_this()](const beast::error_code& e) {
                                        if (!e) self->read();
                                    });
        else
            read();
    }

 private:
    void read() {
        parser_.emplace();
        parser_->body_limit(largestBody);
        http::async_read(stream_, buffer_, *parser_,
                         [self = this->shared_from_this()](const beast::error_code& e, std::size_t) {
                             if (!e) self->respond();
                             if (e == http::error::body_limit) self->refuseBody();
                         });
    }

    void respond() {
        const bool staysOpen = parser_->get().keep_alive();
        auto [reply, wait] = server_.answer(requestOf(parser_->get()));
        if (wait == 0) return send(reply, staysOpen);
        pause_.expires_after(std::chrono::milliseconds(wait));
        pause_.async_wait(
            [self = this->shared_from_this(), reply = std::move(reply), staysOpen](const beast::error_code& e) {
                if (!e) self->send(reply, staysOpen);
            });
    }

    void refuseBody() {
        isRefusing_ = true;
        send(problemReply({413, "too-large", "a body has at most " + std::to_string(largestBody) + " bytes", {}}),
             false);
    }

    void send(const Reply& reply, bool staysOpen) {
        ++server_.answered;
        if (reply.isDropped) return hangUp();
        text_ = printed(reply, server_.market.now(), staysOpen);
        if (reply.cutAt >= 0) {
            text_.resize(std::min(text_.size(), static_cast<std::size_t>(reply.cutAt)));
            staysOpen = false;
        }
        asio::async_write(stream_, asio::buffer(text_),
                          [self = this->shared_from_this(), staysOpen](const beast::error_code& e, std::size_t) {
                              if (!e && staysOpen) return self->read();
                              if (!e && self->isRefusing_) return self->readAway();
                              self->hangUp();
                          });
    }

    /// What still comes is thrown away: hanging up on unread bytes would reset the connection and lose the answer.
    void readAway() {
        buffer_.clear();
        stream_.async_read_some(buffer_.prepare(65'536),
                                [self = this->shared_from_this()](const beast::error_code& e, std::size_t) {
                                    e ? self->hangUp() : self->readAway();
                                });
    }

    void hangUp() {
        beast::error_code ignored;
        beast::get_lowest_layer(stream_).socket().shutdown(tcp::socket::shutdown_both, ignored);
    }

    Stream stream_;
    Running& server_;
    asio::steady_timer pause_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    std::string text_;
    bool isRefusing_ = false;
};

}  // namespace

std::pair<Reply, int> Server::Running::answer(const Request& request) {
    try {
        if (!request.path.empty() && request.path[0] == "sim") return {sim.handle(request), 0};
        if (!request.path.empty() && request.path[0] == "seller") return {sellerPage(market, request), 0};
        const auto fault = faults.take(request);
        const int wait = setup.latencyMs + (fault && fault->kind == FaultKind::delay ? fault->ms : 0);
        return {open.handle(request, fault), wait};
    } catch (const nlohmann::json::exception&) {
        return {problemReply({422, "invalid", "a part of the request is not of the type it should be", {}}), 0};
    } catch (const std::exception& e) {
        return {problemReply({500, "internal", e.what(), {}}), 0};
    }
}

void Server::Running::accept() {
    acceptor.async_accept([this](const beast::error_code& e, tcp::socket socket) {
        if (e) return;
        socket.set_option(tcp::no_delay(true));
        if (isTls())
            std::make_shared<Session<TlsStream, Running>>(TlsStream(std::move(socket), tls), *this)->start();
        else
            std::make_shared<Session<PlainStream, Running>>(PlainStream(std::move(socket)), *this)->start();
        accept();
    });
}

void Server::Running::beat() {
    heartbeat.expires_after(std::chrono::milliseconds(500));
    heartbeat.async_wait([this](const beast::error_code& e) {
        if (e) return;
        market.live();
        beat();
    });
}

Server::Server(const ServerSetup& setup) : running_(std::make_unique<Running>(setup)) {
    Running& r = *running_;
    const auto address = asio::ip::make_address(setup.host);
    if (!address.is_loopback())
        throw std::runtime_error("the practice marketplace listens on this computer only: 127.0.0.1 or ::1");
    if (r.isTls()) {
        r.tls.use_certificate_chain_file(setup.certificateFile);
        r.tls.use_private_key_file(setup.keyFile, asio::ssl::context::pem);
    }
    const tcp::endpoint endpoint(address, setup.port);
    r.acceptor.open(endpoint.protocol());
    r.acceptor.set_option(asio::socket_base::reuse_address(true));
    r.acceptor.bind(endpoint);
    r.acceptor.listen();
    r.market.setPages(url());
    for (const std::string& fault : setup.faults)
        if (const auto error = r.faults.add(Json::parse(fault))) throw std::runtime_error("--fault: " + *error);
    r.accept();
    if (setup.market.speed > 0) r.beat();
    r.thread = std::thread([&r] { r.io.run(); });
}

Server::~Server() {
    running_->io.stop();
    if (running_->thread.joinable()) running_->thread.join();
}

std::string Server::url() const {
    const auto endpoint = running_->acceptor.local_endpoint();
    const std::string host = endpoint.address().is_v6() ? "[::1]" : endpoint.address().to_string();
    return std::string(running_->isTls() ? "https://" : "http://") + host + ":" + std::to_string(endpoint.port());
}

const Tokens& Server::tokens() const {
    return running_->tokens;
}
const std::string& Server::adminToken() const {
    return running_->adminToken;
}
long Server::requests() const {
    return running_->answered;
}

void Server::onMarket(const std::function<void(Market&)>& work) {
    std::promise<void> done;
    asio::post(running_->io, [&] {
        try {
            work(running_->market);
            done.set_value();
        } catch (...) {
            done.set_exception(std::current_exception());
        }
    });
    done.get_future().get();
}

void Server::addFault(const std::string& json) {
    onMarket([&](Market&) {
        const Json wish = Json::parse(json);
        if (wish.value("do", "") == "expire_tokens") return running_->open.expireAccess();
        if (const auto error = running_->faults.add(wish)) throw std::invalid_argument(*error);
    });
}

void Server::clearFaults() {
    onMarket([this](Market&) { running_->faults.clear(); });
}

void Server::advance(milliseconds by) {
    onMarket([by](Market& market) { market.advance(by); });
}

std::vector<Effect> Server::effects() {
    std::vector<Effect> effects;
    onMarket([&](Market& market) { effects = market.store().effects(0); });
    return effects;
}

std::string Server::document(const std::string& kind, const std::string& id) {
    std::string text;
    onMarket([&](Market& market) {
        if (const auto object = market.store().find(kind, id)) text = object->doc.dump();
    });
    return text;
}

void Server::happen(const std::string& kind, const std::string& target) {
    onMarket([&](Market& market) {
        MarketStore::Scope scope(market.store());
        Buyers(market).act({0, market.now(), kind, target, Json::object()});
        scope.commit();
    });
}

}  // namespace resodesk::sim
