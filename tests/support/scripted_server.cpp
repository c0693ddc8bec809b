// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_server.h"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

namespace resodesk::test {

namespace asio = boost::asio;
using asio::ip::tcp;
using TlsStream = asio::ssl::stream<tcp::socket>;

ScriptedAnswer answer(int status, const std::string& body, const std::string& type, const std::string& headers) {
    return {"HTTP/1.1 " + std::to_string(status) + " OK\r\nContent-Type: " + type + "\r\n" + headers +
            "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body};
}

ScriptedAnswer hangUp() {
    return {{}, ScriptedAnswer::Then::close};
}
ScriptedAnswer silence() {
    return {{}, ScriptedAnswer::Then::saySilent};
}

Certificate selfSigned(const std::string& address, int validDays) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, void (*)(X509*)> made(X509_new(), X509_free);
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_time_adj_ex(X509_getm_notBefore(made.get()), -10, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(made.get()), validDays, 0, nullptr);
    X509_set_pubkey(made.get(), key.get());
    X509_NAME* name = X509_get_subject_name(made.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("ResoDesk test"), -1,
                               -1, 0);
    X509_set_issuer_name(made.get(), name);
    for (const auto& [kind, value] : {std::pair{NID_basic_constraints, std::string("critical,CA:TRUE")},
                                      std::pair{NID_subject_alt_name, "IP:" + address}}) {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
        X509_add_ext(made.get(), extension, -1);
        X509_EXTENSION_free(extension);
    }
    X509_sign(made.get(), key.get(), EVP_sha256());
    const auto printed = [](auto write) {
        const std::unique_ptr<BIO, int (*)(BIO*)> bio(BIO_new(BIO_s_mem()), BIO_free);
        write(bio.get());
        char* bytes = nullptr;
        const long size = BIO_get_mem_data(bio.get(), &bytes);
        return std::string(bytes, static_cast<std::size_t>(size));
    };
    return {printed([&](BIO* bio) { PEM_write_bio_X509(bio, made.get()); }), printed([&](BIO* bio) {
                PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

struct ScriptedServer::Running {
    explicit Running(Script s) : script(std::move(s)), acceptor(io, {asio::ip::address_v4::loopback(), 0}) {}

    Script script;
    asio::io_context io{1};
    std::optional<asio::ssl::context> tls;
    tcp::acceptor acceptor;
    std::thread thread;
    mutable std::mutex mutex;
    std::vector<SeenRequest> seen;              // guarded by mutex
    int connections = 0;                        // guarded by mutex
    std::vector<std::shared_ptr<void>> silent;  // connections that stay open until the end

    void run() {
        accept();
        thread = std::thread([this] { io.run(); });
    }
    void accept();
};

namespace {

/// One connection.
template <class Stream, class Running>
class Session : public std::enable_shared_from_this<Session<Stream, Running>> {
 public:
    Session(Stream stream, Running& server, int number)
        : stream_(std::move(stream)), server_(server), number_(number) {}

    void start() {
        if constexpr (std::is_same_v<Stream, TlsStream>)
            stream_.async_handshake(asio::ssl::stream_base::server,
                                    [self = this->shared_from_this()](const auto& failed) {
                                        if (!failed) self->readHead();
                                    });
        else
            readHead();
    }

 private:
    void readHead() {
        asio::async_read_until(stream_, asio::dynamic_buffer(in_), "\r\n\r\n",
                               [self = this->shared_from_this()](const auto& failed, std::size_t headBytes) {
                                   if (!failed) self->readBody(headBytes);
                               });
    }

    void readBody(std::size_t headBytes) {
        request_ = {number_, {}, {}, in_.substr(0, headBytes), {}};
        in_.erase(0, headBytes);
        const std::string& head = request_.head;
        const std::size_t space = head.find(' ');
        request_.method = head.substr(0, space);
        request_.target = head.substr(space + 1, head.find(' ', space + 1) - space - 1);
        const std::size_t length = head.find("Content-Length: ");
        const std::size_t wanted = length == std::string::npos ? 0 : std::stoul(head.substr(length + 16));
        if (in_.size() >= wanted) return respond(wanted);
        asio::async_read(stream_, asio::dynamic_buffer(in_), asio::transfer_exactly(wanted - in_.size()),
                         [self = this->shared_from_this(), wanted](const auto& failed, std::size_t) {
                             if (!failed) self->respond(wanted);
                         });
    }

    void respond(std::size_t bodyBytes) {
        request_.body = in_.substr(0, bodyBytes);
        in_.erase(0, bodyBytes);
        {
            const std::lock_guard lock(server_.mutex);
            server_.seen.push_back(request_);
        }
        answer_ = server_.script(request_);
        asio::async_write(stream_, asio::buffer(answer_.bytes),
                          [self = this->shared_from_this()](const auto& failed, std::size_t) {
                              if (failed || self->answer_.then == ScriptedAnswer::Then::close) return self->close();
                              if (self->answer_.then == ScriptedAnswer::Then::saySilent)
                                  return self->server_.silent.push_back(self);
                              self->readHead();
                          });
    }

    void close() {
        boost::system::error_code ignored;
        stream_.lowest_layer().shutdown(tcp::socket::shutdown_both, ignored);
        stream_.lowest_layer().close(ignored);
    }

    Stream stream_;
    Running& server_;
    int number_;
    std::string in_;
    SeenRequest request_;
    ScriptedAnswer answer_;
};

}  // namespace

void ScriptedServer::Running::accept() {
    acceptor.async_accept([this](const boost::system::error_code& failed, tcp::socket socket) {
        if (failed) return;
        int number = 0;
        {
            const std::lock_guard lock(mutex);
            number = ++connections;
        }
        if (tls)
            std::make_shared<Session<TlsStream, Running>>(TlsStream(std::move(socket), *tls), *this, number)->start();
        else
            std::make_shared<Session<tcp::socket, Running>>(std::move(socket), *this, number)->start();
        accept();
    });
}

ScriptedServer::ScriptedServer(Script script) : running_(std::make_unique<Running>(std::move(script))) {
    running_->run();
}

ScriptedServer::ScriptedServer(Script script, const Certificate& certificate, bool onlyOldTls)
    : running_(std::make_unique<Running>(std::move(script))) {
    running_->tls.emplace(asio::ssl::context::tls_server);
    running_->tls->use_certificate_chain(asio::buffer(certificate.certificate));
    running_->tls->use_private_key(asio::buffer(certificate.key), asio::ssl::context::pem);
    if (onlyOldTls) {
        SSL_CTX_set_cipher_list(running_->tls->native_handle(), "DEFAULT@SECLEVEL=0");
        SSL_CTX_set_min_proto_version(running_->tls->native_handle(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(running_->tls->native_handle(), TLS1_1_VERSION);
    }
    running_->run();
}

ScriptedServer::~ScriptedServer() {
    running_->io.stop();
    running_->thread.join();
    running_->silent.clear();
}

std::string ScriptedServer::url() const {
    return (running_->tls ? "https://127.0.0.1:" : "http://127.0.0.1:") +
           std::to_string(running_->acceptor.local_endpoint().port());
}

std::vector<SeenRequest> ScriptedServer::seen() const {
    const std::lock_guard lock(running_->mutex);
    return running_->seen;
}

int ScriptedServer::connections() const {
    const std::lock_guard lock(running_->mutex);
    return running_->connections;
}

}  // namespace resodesk::test
