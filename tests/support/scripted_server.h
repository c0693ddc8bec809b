// SPDX-License-Identifier: GPL-3.0-or-later
// A loopback server that answers exactly the bytes a test wrote down, plain or with TLS, and remembers what it was
// sent.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace resodesk::test {

/// A whole request as it arrived.
struct SeenRequest {
    int connection = 0;  ///< counted from 1 in order of arrival
    std::string method, target;
    std::string head;  ///< all lines up to the empty one
    std::string body;
};

struct ScriptedAnswer {
    enum class Then { keepOpen, close, saySilent };
    std::string bytes;
    Then then = Then::keepOpen;  ///< saySilent: nothing more is read or written, the connection stays
};

/// "HTTP/1.1 <status> OK" with Content-Length.
ScriptedAnswer answer(int status, const std::string& body, const std::string& type = "application/json",
                      const std::string& headers = {});
/// Hangs up without a byte.
ScriptedAnswer hangUp();
/// Never answers.
ScriptedAnswer silence();

/// A key and a certificate for it, made for this test, as PEM.
struct Certificate {
    std::string certificate, key;
};
/// Signed by itself. `address`: an IP address it is for.
Certificate selfSigned(const std::string& address, int validDays = 1);

class ScriptedServer {
 public:
    using Script = std::function<ScriptedAnswer(const SeenRequest&)>;
    /// Runs `script` on the server's thread for each request.
    explicit ScriptedServer(Script script);
    ScriptedServer(Script script, const Certificate& certificate, bool onlyOldTls = false);
    ~ScriptedServer();

    std::string url() const;
    std::vector<SeenRequest> seen() const;
    int connections() const;

 private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::test
